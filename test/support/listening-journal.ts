import { existsSync, writeFileSync } from 'node:fs';
import type { JournalBody } from '../../domain/journal/index.ts';
import type { Appended, AppendOptions, Journal } from '../../main/journal/index.ts';
import type { AppendRule, Notice } from './kiosk-messages.ts';

export type ListeningParts = {
  readonly say: (notice: Notice) => void;
  readonly rule: () => AppendRule | null;
  readonly heldBy: string;
};

const LONGEST_HOLD_MS = 170_000;

/** A journal that tells of every append of a transaction's entry, and at one of them does what the rule says. */
export function listeningJournal(journal: Journal, parts: ListeningParts): Journal {
  let counted: AppendRule | null = null;
  let nth = 0;
  let obeyed: AppendRule | null = null;

  function append(body: JournalBody, options?: AppendOptions): Appended {
    // What is heard of an earlier payment much later belongs to no visit that is watched here.
    if (body.subject !== 'transaction' || body.event.kind === 'late-check-passed')
      return journal.append(body, options);
    const rule = parts.rule();
    if (rule !== counted) nth = 0;
    counted = rule;
    nth += 1;
    const { transactionId } = body;
    const { kind } = body.event;
    const at = (when: 'before' | 'after'): boolean => {
      parts.say({ notice: 'append', when, nth, kind, transactionId });
      const now = rule?.when === when && (rule.kind ? rule.kind === kind : rule.nth === nth);
      if (!now || obeyed === rule) return false;
      obeyed = rule;
      return true;
    };
    if (at('before')) {
      if (rule?.act === 'lie') return pretend(journal, body);
      act(rule);
    }
    const appended = journal.append(body, options);
    if (at('after')) act(rule);
    return appended;
  }

  function act(rule: AppendRule | null): void {
    if (rule?.act === 'kill') process.kill(process.pid, 'SIGKILL');
    if (rule?.act === 'hold') hold();
  }

  function hold(): void {
    writeFileSync(parts.heldBy, '');
    parts.say({ notice: 'held' });
    const still = new Int32Array(new SharedArrayBuffer(4));
    const endsAt = performance.now() + LONGEST_HOLD_MS;
    while (existsSync(parts.heldBy) && performance.now() < endsAt) Atomics.wait(still, 0, 0, 5);
  }

  return { ...journal, append };
}

/** An acknowledgement with nothing behind it: what the journal must never give. */
function pretend(journal: Journal, body: JournalBody): Appended {
  const { epoch, seq, hash } = journal.head();
  const entry = {
    ...{ kioskId: '', bootId: '', epoch, seq: seq + 1, prev: hash, hash, body },
    ...{ at: new Date(0).toISOString(), monotonicMs: 0, signature: null },
  };
  return { kind: 'kept', entry };
}
