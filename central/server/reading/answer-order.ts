import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { messageOf } from '../../../domain/failure/index.ts';
import type { FromReader, Give, ToReader } from './read-apart.ts';

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
  const [heard] = (await once(process, 'message')) as [ToReader<Order>];
  const order = await wholeOrder(heard);
  try {
    say({ kind: 'answer', answer: await read(order, give) });
  } catch (error) {
    const isTooDeep = error instanceof RangeError;
    say({ kind: 'failed', isTooDeep, message: messageOf(error) });
  }
}

async function wholeOrder<Order>({ order, bytes }: ToReader<Order>): Promise<Order> {
  if (bytes.kind === 'none') return order;
  const sent = await buffer(process.stdin);
  // Taken out of the order by the process that sent them.
  return bytes.kind === 'at' ? { ...order, [bytes.place]: sent } : (sent as Order);
}
