/** The late questions that are due. They wait until the terminal is there and has nothing else to do, and go one at a time. */
export type LateQuestions = {
  /** A transaction's next late question is due. */
  readonly due: (transactionId: string) => Promise<void>;
  /** The terminal may have become idle: asks what is due. */
  readonly takeUp: () => void;
  readonly close: () => void;
};

export type LateQuestionsParts = {
  readonly idle: () => boolean;
  readonly ask: (transactionId: string) => Promise<void>;
  readonly onBug: (error: unknown) => void;
};

export function createLateQuestions({ idle, ask, onBug }: LateQuestionsParts): LateQuestions {
  const due = new Set<string>();
  let asking = false;
  let closed = false;

  async function askAll(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      for (const transactionId of due) {
        if (closed || !idle()) return;
        due.delete(transactionId);
        await ask(transactionId);
      }
    } finally {
      asking = false;
    }
  }

  return {
    due: (transactionId) => {
      due.add(transactionId);
      return askAll();
    },
    takeUp: () => void askAll().catch(onBug),
    close: () => {
      closed = true;
      due.clear();
    },
  };
}
