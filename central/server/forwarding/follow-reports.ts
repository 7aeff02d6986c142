import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { changeStatus } from '../reports/index.ts';
import { readRequest } from './ask-outside.ts';
import { type Forward, note, takeDue } from './outbox.ts';
import type { OutsideEndpoint, OutsideEndpoints } from './outside-endpoints.ts';
import type { OutsideRequest } from './read-outside.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** The older a report, the rarer it is asked for: after a tenth of its age, but within these. */
const SHORTEST_WAIT_MS = 15 * MINUTE_MS;
const LONGEST_WAIT_MS = DAY_MS;
/** After this long no one asks any more. */
const FOLLOWED_MS = 180 * DAY_MS;
const MOST_PER_TURN = 20;

/** Who stands in the audit log for what another server has changed. */
const ACTOR = 'open311';

/** Asks other servers what has become of the reports that they took, as far as one is due. Returns how many changed; `ending` ends it after the one in hand. */
export async function followReports(
  central: Central,
  endpoints: OutsideEndpoints,
  ending?: AbortSignal,
): Promise<number> {
  const changed = await Promise.all(
    Object.entries(endpoints).map(([townId, endpoint]) => followOfTown(central, townId, endpoint, ending)),
  );
  return changed.reduce((sum, one) => sum + one, 0);
}

async function followOfTown(
  central: Central,
  townId: string,
  endpoint: OutsideEndpoint,
  ending: AbortSignal | undefined,
): Promise<number> {
  let changed = 0;
  for (let turn = 0; turn < MOST_PER_TURN && !ending?.aborted; turn++) {
    const forward = await takeDue(central, townId, 'sent');
    if (!forward || forward.outside_id === null) break;
    const answer = await readRequest(endpoint, forward.outside_id);
    if (answer.kind !== 'answered') {
      await note(central, forward, { ...nextLook(central, forward), problem: answer.problem });
      continue;
    }
    const now = answer.requests.find(({ requestId }) => requestId === forward.outside_id);
    if (!now) {
      await note(central, forward, { ...nextLook(central, forward), problem: 'an answer about another' });
    } else if (await takeOver(central, forward, now)) changed++;
  }
  return changed;
}

/** Takes a status over when it is another than the last time: what a clerk has changed here meanwhile stays otherwise. */
async function takeOver(central: Central, forward: Forward, now: OutsideRequest): Promise<boolean> {
  const { status, notes } = now;
  const same = status === forward.outside_status && notes === (forward.outside_notes ?? '');
  return inTransaction(central.db, async (transaction) => {
    const next = nextLook(central, forward);
    await note({ db: transaction }, forward, {
      ...next,
      ...(status === 'closed' ? { state: 'ended' } : {}),
      outside_status: status,
      outside_notes: notes,
      problem: null,
    });
    if (same) return false;
    const { town_id: townId, request_id: requestId } = forward;
    await changeStatus(transaction, { townId, requestId, status, notes }, ACTOR, central.now());
    return true;
  });
}

function nextLook({ now }: Central, forward: Forward): { state: string; next_try_at: Date } {
  const present = now().getTime();
  const age = present - forward.queued_at.getTime();
  const wait = Math.min(Math.max(age / 10, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
  return { state: age > FOLLOWED_MS ? 'ended' : 'sent', next_try_at: new Date(present + wait) };
}
