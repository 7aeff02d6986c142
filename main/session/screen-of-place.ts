import type { Screen } from '../../domain/ipc/index.ts';
import { sum } from '../../domain/money/index.ts';
import type { Place, PlaceOf } from './place.ts';

type BeforeMoney = Exclude<Place, { kind: 'attract' | 'money' }>;

/** What the resident sees before any money is asked for. */
export function screenOfPlace(place: BeforeMoney, currency: string, canPrint: boolean): Screen {
  switch (place.kind) {
    case 'language':
    case 'home':
      return { kind: place.kind };
    case 'account': {
      const { serviceId, problem, busy } = place;
      return {
        kind: 'account',
        serviceId,
        known: place.cardNumber === null ? 'nothing' : 'card',
        problem,
        busy,
      };
    }
    case 'holder':
      return { kind: 'holder', holderName: place.found.holderName, accountNumber: place.found.accountNumber };
    case 'bills':
      return { kind: 'bills', bills: [...place.found.bills], chosen: [...place.chosen] };
    case 'review':
      return review(place, currency, canPrint);
  }
}

function review(place: PlaceOf<'review'>, currency: string, canPrint: boolean): Screen {
  const openOf = new Map(place.found.bills.map((bill) => [bill.billId, bill.openMinor]));
  const amounts = place.chosen.map((line) => ({ amountMinor: line.amountMinor, currency }));
  return {
    kind: 'review',
    accountNumber: place.found.accountNumber,
    lines: place.chosen.map((line) => ({ ...line, wholeBill: openOf.get(line.billId) === line.amountMinor })),
    total: sum(amounts, currency),
    paper: canPrint ? 'ok' : place.withoutPaper ? 'none-accepted' : 'ask',
    problem: place.problem,
    busy: place.busy,
  };
}
