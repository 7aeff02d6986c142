import { Readable } from 'node:stream';
import type { TownDefinition } from '../../../domain/town/index.ts';
import {
  applySettlementFile,
  closeSettlementDay,
  exportNotification,
  exportPostings,
  listSettlementDays,
  previewSettlementFile,
  readSettlementDay,
  readSettlementMapping,
  SettlementMapping,
} from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { RefusedRequest } from '../http/index.ts';
import { readTown, townOf } from '../town/index.ts';
import { type ClosedDay, readClosed } from './chain.ts';
import { closeDay } from './close-day.ts';
import { notificationXml } from './notification-xml.ts';
import { postingsCsv } from './postings-csv.ts';
import { catchUpMovements } from './project-movements.ts';
import { listDays, readDay } from './read-day.ts';
import { previewFile, takeFile } from './take-file.ts';

/** A file of 20 MB in JSON. */
const LARGE = { bodyLimit: 24 * 1024 * 1024, large: true };

/** What the console asks of the days of books. */
export function settlementRoutes({ people }: Callers, central: Central): void {
  const { db, now } = central;
  const townAsked = async (townId: string | undefined): Promise<TownDefinition> => {
    const town = await readTown(db, await townOf(central, townId));
    if (!town) throw new RefusedRequest('not-found');
    return town;
  };
  const closedAsked = async (asked: { townId?: string | undefined; day: string }): Promise<ClosedDay> => {
    const closed = await readClosed(db, await townOf(central, asked.townId), asked.day);
    if (!closed) throw new RefusedRequest('not-found');
    return closed;
  };
  people.serve(listSettlementDays, async ({ townId, before }) => {
    const town = await townAsked(townId);
    await catchUpMovements(db);
    return listDays(db, town, before, now());
  });
  people.serve(readSettlementDay, async ({ townId, day }) => {
    const town = await townAsked(townId);
    await catchUpMovements(db);
    return readDay(db, town, day, now());
  });
  people.serve(closeSettlementDay, async ({ townId, ...asked }, person) =>
    closeDay(central, await townAsked(townId), asked, person),
  );
  people.serve(readSettlementMapping, async ({ townId }) => {
    const row = await db
      .selectFrom('settlement_mappings')
      .select('mapping')
      .where('town_id', '=', await townOf(central, townId))
      .executeTakeFirst();
    return { mapping: row ? SettlementMapping.parse(row.mapping) : null };
  });
  people.serve(
    previewSettlementFile,
    async ({ townId, ...given }) => previewFile(central, await townAsked(townId), given),
    LARGE,
  );
  people.serve(
    applySettlementFile,
    async ({ townId, ...given }, { userName }) => takeFile(central, await townAsked(townId), given, userName),
    LARGE,
  );
  people.serveFile(
    exportPostings,
    ({ day }) => `postings-${day}.csv`,
    async (asked) => Readable.from([postingsCsv((await closedAsked(asked)).record)]),
  );
  people.serveFile(
    exportNotification,
    ({ day }) => `camt054-${day}.xml`,
    async (asked) => {
      const { record, hash } = await closedAsked(asked);
      return Readable.from([notificationXml(record, hash)]);
    },
  );
}
