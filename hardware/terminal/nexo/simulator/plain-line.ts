import type { Timers } from '../../../timers/index.ts';
import type { Exchange, ExchangeResult } from '../exchange.ts';
import { answerHeader } from './answer-header.ts';
import { PlainRequest } from './envelope.ts';
import type { Machine } from './machine.ts';
import type { ReceivedRequest, RequestLog } from './request-log.ts';
import type { Reply } from './session.ts';

/** The line between driver and terminal in one process. */
export type PlainLine = {
  readonly exchange: Exchange;
  /** Whether the terminal can be reached. */
  readonly stands: () => boolean;
  /** Cuts every connection: no pending request gets an answer. */
  readonly cut: () => void;
};

export type PlainLineParts = {
  readonly timers: Timers;
  readonly machine: Machine;
  readonly requests: RequestLog;
  readonly freshId: (length: number) => string;
};

const UNREACHABLE = ['offline', 'other-ca', 'other-cn'] as const;

export function createPlainLine({ timers, machine, requests, freshId }: PlainLineParts): PlainLine {
  const connections = new Set<() => void>();
  const stands = () =>
    machine.isOn() && UNREACHABLE.every((kind) => machine.faults.standing().get(kind) === null);

  /** What the terminal says to a request; null is silence on an open connection. */
  async function ask(message: unknown): Promise<ExchangeResult | null> {
    const parsed = PlainRequest.safeParse({ SaleToPOIRequest: message });
    if (!parsed.success) return { kind: 'unreadable' };
    const { MessageHeader: header, ...bodies } = parsed.data.SaleToPOIRequest;
    const { MessageCategory: category, ServiceID, SaleID } = header;
    const end = requests.begin({ category, serviceId: ServiceID ?? null, saleId: SaleID });
    const reply = await machine.respond(header, bodies[`${category}Request`]);
    end(ENDS[reply.kind]);
    switch (reply.kind) {
      case 'empty':
        return { kind: 'empty' };
      case 'malformed':
        return { kind: 'unreadable' };
      case 'cut':
        return { kind: 'no-answer' };
      case 'silence':
        return null;
      case 'body': {
        const { faults, body } = reply;
        if (faults.get('garbled-answer') || faults.get('tampered-answer')) return { kind: 'unreadable' };
        const MessageHeader = answerHeader(header, faults, freshId);
        const answer = { MessageHeader, [`${MessageHeader.MessageCategory}Response`]: body };
        return { kind: 'answer', message: JSON.parse(JSON.stringify(answer)) };
      }
    }
  }

  const exchange: Exchange = async (request, { deadlineMs, signal, onSent = () => {} }) => {
    // A connection takes a moment: who gives up before it stands has sent nothing.
    await Promise.resolve();
    if (signal.aborted || !stands()) return { kind: 'not-sent' };
    onSent();
    return new Promise((resolve, reject) => {
      const end = (result: ExchangeResult) => {
        cancelDeadline();
        signal.removeEventListener('abort', lose);
        connections.delete(lose);
        resolve(result);
      };
      const lose = () => end({ kind: 'no-answer' });
      const cancelDeadline = timers.after(deadlineMs, lose);
      signal.addEventListener('abort', lose);
      connections.add(lose);
      ask(JSON.parse(JSON.stringify(request))).then((result) => result && end(result), reject);
    });
  };

  return {
    exchange,
    stands,
    cut: () => {
      for (const lose of [...connections]) lose();
    },
  };
}

const ENDS: Readonly<Record<Reply['kind'], ReceivedRequest['ended']>> = {
  body: 'answered',
  empty: 'answered',
  malformed: 'refused',
  cut: 'cut',
  silence: 'silent',
};
