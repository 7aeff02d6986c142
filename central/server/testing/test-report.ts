import { randomUUID } from 'node:crypto';
import type { Answers } from '../../../domain/form/index.ts';
import { deliverJournal } from '../../../domain/wire/index.ts';
import { personal, type TestJournal, testJournal } from './test-journal.ts';
import type { TestKiosk } from './test-kiosk.ts';

export type Reporter = {
  readonly journal: TestJournal;
  /** Gives a report at the kiosk, delivers it and returns its reference. */
  readonly report: (
    answers: Answers,
  ) => Promise<{ readonly reference: string; readonly transactionId: string }>;
  /** Delivers the last entries once more. */
  readonly again: () => Promise<void>;
};

/** A kiosk at which problems are reported. */
export function reporterAt(kiosk: TestKiosk, now = () => new Date()): Reporter {
  const journal = testJournal(kiosk.kioskId, kiosk.key, kiosk.epoch, now);
  let delivered = 0;
  let reports = 0;
  const deliver = async (from: number): Promise<void> => {
    const answer = await kiosk.ask(deliverJournal, { entries: journal.entries.slice(from) });
    if (answer.kind !== 'accepted' || answer.verdicts.some((verdict) => verdict.kind !== 'accepted'))
      throw new Error(JSON.stringify(answer));
  };
  return {
    journal,
    report: async (answers) => {
      const transactionId = randomUUID();
      const reference = `${kiosk.prefix}-${++reports}`;
      const given = personal({ kind: 'answers', serviceId: 'report', answers });
      journal.event(transactionId, { kind: 'started', reference, serviceId: 'report', language: 'en' });
      journal.event(transactionId, { kind: 'details-given', details: given.reference }, [given.record]);
      for (const kind of ['found-free', 'confirmed'] as const) journal.event(transactionId, { kind });
      journal.event(transactionId, { kind: 'reserved', holdId: 'unchecked' });
      journal.event(transactionId, { kind: 'submitted' });
      const from = delivered;
      delivered = journal.entries.length;
      await deliver(from);
      return { reference, transactionId };
    },
    again: () => deliver(Math.max(0, delivered - 6)),
  };
}
