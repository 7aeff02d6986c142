/** Does work when its turn comes; `busy`, at once, when as many wait as may wait. */
export type Turns = <Result>(work: () => Promise<Result>) => Promise<Result | 'busy'>;

/** So much work at once, the rest in a queue with an end. */
export function boundedTurns(atOnce: number, mostWaiting: number): Turns {
  const waiting: (() => void)[] = [];
  let working = 0;
  return async (work) => {
    if (working < atOnce) working += 1;
    else if (waiting.length >= mostWaiting) return 'busy';
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else working -= 1;
    }
  };
}
