import type { Central } from '../central.ts';
import { findByLetters, postReport, readToken } from './ask-outside.ts';
import { lettersOf } from './mark.ts';
import { type Forward, note, queueForwards, takeDue } from './outbox.ts';
import type { OutsideEndpoint, OutsideEndpoints } from './outside-endpoints.ts';
import { writeReport } from './write-report.ts';

const MINUTE_MS = 60_000;
/** How often a report is tried at most; the waits between grow from one minute, doubled each time, to six hours. */
const MOST_TRIES = 12;
const FIRST_WAIT_MS = MINUTE_MS;
const LONGEST_WAIT_MS = 6 * 60 * MINUTE_MS;
const FIRST_LOOK_MS = 15 * MINUTE_MS;
/** The other server's clock may be behind ours. */
const CLOCKS_APART_MS = 24 * 60 * MINUTE_MS;
/** How many of a town are sent in one turn, so that one slow server does not keep the others waiting for ever. */
const MOST_PER_TURN = 50;

/** Forwards every report that is due. Any number of processes may do this at once: each report is taken by one. `ending` ends it after the report in hand. */
export async function forwardReports(
  central: Central,
  endpoints: OutsideEndpoints,
  ending?: AbortSignal,
): Promise<number> {
  const sent = await Promise.all(
    Object.entries(endpoints).map(([townId, endpoint]) => forwardOfTown(central, townId, endpoint, ending)),
  );
  return sent.reduce((sum, one) => sum + one, 0);
}

async function forwardOfTown(
  central: Central,
  townId: string,
  endpoint: OutsideEndpoint,
  ending: AbortSignal | undefined,
): Promise<number> {
  await queueForwards(central, townId, Object.keys(endpoint.codes));
  let sent = 0;
  for (let turn = 0; turn < MOST_PER_TURN && !ending?.aborted; turn++) {
    const forward = await takeDue(central, townId, 'queued');
    if (!forward) break;
    const outcome = await send(central, forward, endpoint);
    await settle(central, forward, outcome);
    if (outcome.kind === 'sent') sent++;
  }
  return sent;
}

type Outcome =
  | { readonly kind: 'sent'; readonly outsideId: string }
  /** Taken, but it has no number yet. */
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'later' | 'never'; readonly problem: string };

async function send(central: Central, forward: Forward, endpoint: OutsideEndpoint): Promise<Outcome> {
  const { town_id, request_id, token } = forward;
  if (token !== null) return askForNumber(endpoint, token);
  const report = await central.db
    .selectFrom('service_requests')
    .selectAll()
    .where('town_id', '=', town_id)
    .where('request_id', '=', request_id)
    .executeTakeFirstOrThrow();
  const code = endpoint.codes[report.service_code];
  if (code === undefined) return { kind: 'never', problem: 'no code of the outside endpoint' };
  if (forward.first_sent_at !== null) {
    // It may have arrived although no answer came: look before it is sent a second time.
    const since = new Date(forward.first_sent_at.getTime() - CLOCKS_APART_MS);
    const found = await findByLetters(endpoint, lettersOf(town_id, request_id), code, since);
    if ('requestId' in found) return asOutcome(found);
    if (found.kind === 'unclear') return { kind: 'later', problem: found.problem };
  }
  const form = await writeReport(central, report, endpoint);
  // Noted before it leaves: after a crash no one would know.
  await note(central, forward, { first_sent_at: forward.first_sent_at ?? central.now() });
  const answer = await postReport(endpoint, form);
  if (answer.kind === 'answered') return asOutcome(answer.requests[0]);
  return { kind: answer.kind === 'refused' ? 'never' : 'later', problem: answer.problem };
}

async function askForNumber(endpoint: OutsideEndpoint, token: string): Promise<Outcome> {
  const answer = await readToken(endpoint, token);
  if (answer.kind !== 'answered') return { kind: 'later', problem: `its number: ${answer.problem}` };
  const outsideId = answer.requests[0]?.requestId ?? '';
  return outsideId === '' ? { kind: 'later', problem: 'it has no number yet' } : { kind: 'sent', outsideId };
}

function asOutcome(request: { readonly requestId: string; readonly token: string } | undefined): Outcome {
  if (request && request.requestId !== '') return { kind: 'sent', outsideId: request.requestId };
  if (request && request.token !== '') return { kind: 'token', token: request.token };
  return { kind: 'later', problem: 'an answer without a number' };
}

async function settle(central: Central, forward: Forward, outcome: Outcome): Promise<void> {
  const now = central.now();
  const after = (ms: number): Date => new Date(now.getTime() + ms);
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (forward.tries - 1), LONGEST_WAIT_MS);
  switch (outcome.kind) {
    case 'sent': {
      const { outsideId } = outcome;
      const next = { tries: 0, next_try_at: after(FIRST_LOOK_MS), changed_at: now, problem: null };
      return note(central, forward, {
        state: 'sent',
        outside_id: outsideId,
        outside_status: 'open',
        ...next,
      });
    }
    case 'token':
      return note(central, forward, { token: outcome.token, next_try_at: after(wait), problem: null });
    case 'later':
    case 'never': {
      const { problem } = outcome;
      const over = outcome.kind === 'never' || forward.tries >= MOST_TRIES || now >= forward.give_up_at;
      if (over) return note(central, forward, { state: 'failed', changed_at: now, problem });
      return note(central, forward, { next_try_at: after(wait), problem });
    }
  }
}
