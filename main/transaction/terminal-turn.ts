/** Who has the terminal. One at a time; all others wait in the order in which they came. */
export type TerminalTurn = {
  /** Waits for the turn and does the work; null is work that belongs to no transaction. */
  readonly take: (transactionId: string | null, work: () => Promise<void>) => Promise<void>;
  /** Whether another transaction has the terminal or waits for it; work without one is short, and nobody is turned away for it. */
  readonly busyFor: (transactionId: string | null) => boolean;
  /** Whether nobody has the terminal or waits for it. */
  readonly isFree: () => boolean;
};

export type TerminalTurnParts = {
  /** A transaction begins to wait for the terminal, or has no more to do with it. */
  readonly onChange: (transactionId: string) => void;
  /** Nobody has the terminal any more, or waits for it. */
  readonly onFree: () => void;
};

export function createTerminalTurn({ onChange, onFree }: TerminalTurnParts): TerminalTurn {
  /** By a key of its own each: a transaction may wait twice, and work without one has no id. */
  const takers = new Map<object, string | null>();
  let last: Promise<unknown> = Promise.resolve();

  async function take(transactionId: string | null, work: () => Promise<void>): Promise<void> {
    const taker = {};
    const changed = (): void => {
      if (transactionId !== null) onChange(transactionId);
    };
    takers.set(taker, transactionId);
    changed();
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    try {
      await mine;
    } finally {
      takers.delete(taker);
      changed();
      if (takers.size === 0) onFree();
    }
  }

  return {
    take,
    busyFor: (transactionId) =>
      [...takers.values()].some((other) => other !== null && other !== transactionId),
    isFree: () => takers.size === 0,
  };
}
