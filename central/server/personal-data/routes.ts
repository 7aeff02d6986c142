import { erasePerson, exportPersonalData, findPersonalData, sumPersonalData } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { freshenSearch } from '../finding/index.ts';
import { townOf } from '../town/index.ts';
import { chosenIn } from './chosen.ts';
import { eraseChosen } from './erase-chosen.ts';
import { exportChosen } from './export-chosen.ts';
import { findSubjects } from './find-subjects.ts';
import { sumChosen } from './sum-chosen.ts';

/** How an administrator answers a person who asks what the town holds about them, or that it be erased. */
export function personalDataRoutes({ people }: Callers, central: Central): void {
  const { db } = central;
  people.serve(findPersonalData, async ({ search, townId }, person) => {
    await freshenSearch(db);
    return findSubjects(db, person.townId ?? townId ?? null, search);
  });
  people.serve(sumPersonalData, async ({ townId, subjects }) => {
    const chosen = await chosenIn(db, await townOf(central, townId), subjects);
    return chosen ? sumChosen(db, chosen, central.now()) : { kind: 'no-town' as const };
  });
  people.serve(exportPersonalData, async ({ townId, subjects }, { userName: actor }) => {
    const chosen = await chosenIn(db, await townOf(central, townId), subjects);
    return chosen ? exportChosen(central, chosen, { subjects, actor }) : { kind: 'no-town' as const };
  });
  people.serve(erasePerson, async ({ townId, subjects, reason }, { userName: actor }) => {
    const chosen = await chosenIn(db, await townOf(central, townId), subjects);
    if (!chosen) return { kind: 'no-town' as const };
    const done = await eraseChosen(central, chosen, { subjects, reason, actor });
    // The words by which it was found went in the same moment; what is left of a transaction is found by its reference again.
    await freshenSearch(db);
    return done;
  });
}
