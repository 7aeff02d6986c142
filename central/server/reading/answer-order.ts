import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromReader, Give } from './read-apart.ts';

/** Answers the order for which this thread was started. */
export async function answerOrder<Order, Answer>(
  read: (order: Order, give: Give) => Promise<Answer>,
): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('a reader runs in a thread of its own');
  const say = (said: FromReader<Answer>): void => port.postMessage(said);
  const give: Give = async (piece) => {
    const taken = once(port, 'message');
    say({ kind: 'piece', piece });
    await taken;
  };
  // Given by the thread that started this one.
  say({ kind: 'answer', answer: await read(workerData as Order, give) });
}
