import { answerHeader } from './answer-header.ts';
import type { Delivery } from './endpoint.ts';
import type { MessageHeader } from './envelope.ts';
import type { Machine } from './machine.ts';
import type { ReceivedRequest, RequestLog } from './request-log.ts';
import type { SecureMessages } from './secure-messages.ts';
import type { Reply } from './session.ts';

export type FrontDoorParts = {
  readonly messages: SecureMessages;
  readonly requests: RequestLog;
  readonly machine: Pick<Machine, 'respond'>;
  readonly freshId: (length: number) => string;
  readonly changed: () => void;
};

/** Opens each request's envelope, has it answered, and seals the answer, or spoils it where a fault says so. */
export function createFrontDoor({ messages, requests, machine, freshId, changed }: FrontDoorParts) {
  const seal = (header: MessageHeader, { body, faults }: Extract<Reply, { kind: 'body' }>): Delivery => {
    if (faults.get('garbled-answer')) return { kind: 'answer', status: 200, body: GARBLED };
    const sealed = messages.sealResponse(
      answerHeader(header, faults, freshId),
      body,
      faults.get('tampered-answer') !== null,
    );
    return { kind: 'answer', status: 200, body: sealed, twice: faults.get('doubled-answer') !== null };
  };
  return async (text: string): Promise<Delivery> => {
    const opened = messages.open(text);
    const end = requests.begin({
      category: opened.header?.MessageCategory ?? 'unreadable',
      serviceId: opened.header?.ServiceID ?? null,
      saleId: opened.header?.SaleID ?? null,
    });
    changed();
    let delivery: Delivery = { kind: 'cut' };
    if (opened.kind === 'refused') delivery = { kind: 'answer', status: opened.status, body: '' };
    else {
      const reply = await machine.respond(opened.header, opened.body);
      delivery = reply.kind === 'body' ? seal(opened.header, reply) : WITHOUT_BODY[reply.kind];
    }
    end(endOf(delivery));
    changed();
    return delivery;
  };
}

const WITHOUT_BODY: Readonly<Record<Exclude<Reply['kind'], 'body'>, Delivery>> = {
  empty: { kind: 'answer', status: 200, body: '' },
  malformed: { kind: 'answer', status: 400, body: '' },
  cut: { kind: 'cut' },
  silence: { kind: 'silence' },
};

const GARBLED = '{"SaleToPOIResponse":{"MessageHeader":{"ProtocolVers\u0000\u0007\ufffd';

function endOf(delivery: Delivery): ReceivedRequest['ended'] {
  if (delivery.kind === 'cut') return 'cut';
  if (delivery.kind === 'silence') return 'silent';
  return delivery.status === 200 ? 'answered' : 'refused';
}
