import { once } from 'node:events';
import { messageOf } from '../../../domain/failure/index.ts';
import type { FromReader, Give } from './read-apart.ts';

/** Answers the order for which this process was started. It ends when the one that started it lets go of it, or is gone. */
export async function answerOrder<Order, Answer>(
  read: (order: Order, give: Give) => Promise<Answer>,
): Promise<void> {
  if (!process.send) throw new Error('a reader runs in a process of its own');
  process.once('disconnect', () => process.exit());
  const say = (said: FromReader<Answer>): void => {
    process.send?.(said);
  };
  const give: Give = async (piece) => {
    const taken = once(process, 'message');
    say({ kind: 'piece', piece });
    await taken;
  };
  // Given by the process that started this one.
  const [order] = (await once(process, 'message')) as [Order];
  try {
    say({ kind: 'answer', answer: await read(order, give) });
  } catch (error) {
    const isTooDeep = error instanceof RangeError;
    say({ kind: 'failed', isTooDeep, message: messageOf(error) });
  }
}
