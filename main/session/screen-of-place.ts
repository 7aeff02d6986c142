import { pagesFor } from '../../domain/form/index.ts';
import type { Screen } from '../../domain/ipc/index.ts';
import { type Money, sum } from '../../domain/money/index.ts';
import { dayIn } from '../../domain/time/index.ts';
import { canPrint } from '../../hardware/printer/index.ts';
import type { SessionParts } from './parts.ts';
import type { ChosenBills, FilledForm, Place, PlaceOf } from './place.ts';
import { whyNotNow } from './why-not-now.ts';

type BeforeMoney = Exclude<Place, { kind: 'attract' | 'money' | 'ticket' }>;
type Parts = Pick<SessionParts, 'town' | 'printer' | 'terminal' | 'centralReached' | 'now' | 'numbers'>;

/** What the resident sees before any money is asked for. */
export function screenOfPlace(place: BeforeMoney, parts: Parts): Screen {
  switch (place.kind) {
    case 'language':
      return { kind: 'language' };
    case 'home':
      return { kind: 'home', notNow: missing(parts) };
    case 'look-up':
      return {
        kind: 'look-up',
        path: place.path,
        notNow: missing(parts),
        canPrint: canPrint(parts.printer.status()),
        taken: place.taken,
      };
    case 'account': {
      const { serviceId, scanned, problem, busy } = place;
      return {
        kind: 'account',
        serviceId,
        known: place.cardNumber === null ? 'nothing' : 'card',
        scanned,
        problem,
        busy,
      };
    }
    case 'holder':
      return { kind: 'holder', holderName: place.found.holderName, accountNumber: place.found.accountNumber };
    case 'bills':
      return { kind: 'bills', bills: [...place.found.bills], chosen: [...place.chosen] };
    case 'form':
      return formPage(place, parts);
    case 'queues':
      return queues(place, parts);
    case 'check-in':
      return {
        kind: 'check-in',
        serviceId: place.serviceId,
        asks: place.reference === null ? 'reference' : 'surname',
        problem: place.problem,
        at: place.at,
        busy: place.busy,
      };
    case 'status':
      return {
        kind: 'status',
        serviceId: place.serviceId,
        asks: place.reference === null ? 'reference' : 'surname',
        problem: place.problem,
        busy: place.busy,
      };
    case 'cancel-booking':
      return {
        kind: 'cancel-booking',
        serviceId: place.serviceId,
        asks: place.reference === null ? 'reference' : 'surname',
        problem: place.problem,
        busy: place.busy,
      };
    case 'booking-found':
      return {
        kind: 'booking-found',
        booking: place.booking,
        problem: place.problem,
        busy: place.busy,
      };
    case 'status-found':
      return { kind: 'status-found', found: place.found, canPay: canPay(place, parts) };
    case 'slip':
      return { kind: 'slip', document: place.document, paper: place.paper };
    case 'review':
      return place.subject.kind === 'bills'
        ? reviewOfBills(place, place.subject, parts)
        : reviewOfForm(place, place.subject, parts);
  }
}

/** Whether what is owed can be paid here and now. */
const canPay = ({ found, surname }: PlaceOf<'status-found'>, parts: Parts): boolean => {
  const bills = parts.town.services.find(({ kind }) => kind === 'pay-bill');
  return found.owed !== null && surname !== null && bills !== undefined && whyNotNow(parts, bills) === null;
};

const missing = (parts: Parts): Extract<Screen, { kind: 'home' }>['notNow'] =>
  parts.town.services.flatMap((service) => {
    const why = whyNotNow(parts, service);
    return why === null ? [] : [{ serviceId: service.serviceId, why }];
  });

function queues({ serviceId, now, asking, problem }: PlaceOf<'queues'>, parts: Parts): Screen {
  const service = parts.town.services.find((offered) => offered.serviceId === serviceId);
  const offered = service?.kind === 'queue' ? service : null;
  const shown = (offered?.queues ?? []).map((queueId) => {
    const known = now?.find((queue) => queue.queueId === queueId);
    return { queueId, waiting: known?.waiting ?? null, wait: known?.wait ?? null };
  });
  const checkIn = !offered?.checkIn ? 'none' : parts.centralReached() ? 'offered' : 'central-down';
  return { kind: 'queues', serviceId, queues: shown, asking, checkIn, problem };
}

function formPage(place: PlaceOf<'form'>, parts: Parts): Screen {
  const { serviceId, pageId, answers, problems } = place;
  const service = parts.town.services.find((offered) => offered.serviceId === serviceId);
  const pages = service?.kind === 'form' ? pagesFor(service, answers) : [];
  return {
    kind: 'form',
    serviceId,
    pageId,
    number: Math.max(1, pages.findIndex((page) => page.pageId === pageId) + 1),
    of: Math.max(1, pages.length),
    answers,
    problems: [...problems],
    today: dayIn(parts.town.definition.timeZone, parts.now()),
  };
}

function reviewOfBills(place: PlaceOf<'review'>, { found, chosen }: ChosenBills, parts: Parts): Screen {
  const openOf = new Map(found.bills.map((bill) => [bill.billId, bill.openMinor]));
  return {
    kind: 'review',
    accountNumber: found.accountNumber,
    lines: chosen.map((line) => ({ ...line, wholeBill: openOf.get(line.billId) === line.amountMinor })),
    total: totalOf(chosen, parts),
    ...told(place, parts),
  };
}

function reviewOfForm(
  place: PlaceOf<'review'>,
  { serviceId, answers, fees }: FilledForm,
  parts: Parts,
): Screen {
  const total = fees.length === 0 ? null : totalOf(fees, parts);
  return { kind: 'form-review', serviceId, answers, fees: [...fees], total, ...told(place, parts) };
}

function told({ problem, withoutPaper, busy }: PlaceOf<'review'>, parts: Parts) {
  const paper = canPrint(parts.printer.status()) ? 'ok' : withoutPaper ? 'none-accepted' : 'ask';
  return { paper, problem, busy } as const;
}

function totalOf(lines: readonly { readonly amountMinor: number }[], parts: Parts): Money {
  const { currency } = parts.town.definition;
  return sum(
    lines.map(({ amountMinor }) => ({ amountMinor, currency })),
    currency,
  );
}
