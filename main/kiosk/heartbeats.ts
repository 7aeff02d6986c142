import { type Heartbeat, heartbeat } from '../../domain/wire/index.ts';
import { type CentralClient, type Loop, startLoop } from '../sync/index.ts';

const DEADLINE_MS = 10_000;

/** Tells central regularly, and at once when woken, how the kiosk is. `onHead` gets how far central is with the journal. */
export function startHeartbeats(
  client: CentralClient,
  say: () => Heartbeat,
  random: () => number,
  onReached: (reached: boolean) => void,
  onHead: (head: Heartbeat['head']) => void,
): Loop {
  return startLoop(async () => {
    const answer = await client.call(heartbeat, say(), DEADLINE_MS);
    onReached(answer.kind === 'answered');
    if (answer.kind === 'answered') onHead(answer.value.head);
    return answer.kind !== 'unreachable';
  }, random);
}
