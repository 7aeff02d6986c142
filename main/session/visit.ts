import type { Screen, View } from '../../domain/ipc/index.ts';
import type { Transaction } from '../../domain/transaction/index.ts';
import { canPrint } from '../../hardware/printer/index.ts';
import type { SessionParts } from './parts.ts';
import type { Place } from './place.ts';

/** One person's use of the screen, and what the screen shows of it. */
export type Visit = {
  readonly place: () => Place;
  readonly go: (place: Place) => void;
  readonly language: () => string;
  readonly speak: (language: string) => void;
  /** The transaction of this visit, once a service is open. */
  readonly transactionId: () => string | null;
  readonly transaction: () => Transaction | null;
  readonly attach: (transactionId: string | null) => void;
  /** Forgets everything of this visit and stands ready for the next. */
  readonly reset: () => void;
  /** Shows what is so now. */
  readonly show: () => void;
  readonly view: () => View;
};

/** What a visit depends on besides the parts of sessions. */
export type VisitParts = {
  /** What a resident sees at a place, as things are now. */
  readonly screenOf: (place: Place) => Screen;
  readonly idleEndsInMs: () => number | null;
};

export function createVisit(parts: SessionParts, { screenOf, idleEndsInMs }: VisitParts): Visit {
  let sequence = parts.nextSequence();
  let place: Place = { kind: 'attract' };
  let sessionId = parts.newId();
  let language = parts.town.definition.defaultLanguage;
  let transactionId: string | null = null;

  function banners(): View['banners'] {
    const shown: View['banners'] = [];
    if (!canPrint(parts.printer.status())) shown.push('printer-down');
    if (!terminalReady(parts, transactionId)) shown.push('terminal-down');
    if (!parts.centralReached()) shown.push('central-down');
    return shown;
  }

  const view = (): View => ({
    sequence,
    sessionId,
    language,
    screen: screenOf(place),
    banners: banners(),
    idleEndsInMs: idleEndsInMs(),
    headphones: parts.headphones(),
  });

  const show = (): void => {
    sequence = parts.nextSequence();
    parts.show(view());
  };

  return {
    place: () => place,
    go: (next) => {
      place = next;
      show();
    },
    language: () => language,
    speak: (next) => {
      language = next;
    },
    transactionId: () => transactionId,
    transaction: () => (transactionId === null ? null : parts.runner.get(transactionId)),
    attach: (next) => {
      transactionId = next;
    },
    reset: () => {
      place = { kind: 'attract' };
      transactionId = null;
      language = parts.town.definition.defaultLanguage;
      sessionId = parts.newId();
      show();
    },
    show,
    view,
  };
}

/** Whether the terminal can take this transaction's payment now. */
export function terminalReady(
  parts: Pick<SessionParts, 'terminal' | 'runner'>,
  transactionId: string | null,
): boolean {
  return parts.terminal.status().connection === 'online' && !parts.runner.terminalBusyFor(transactionId);
}
