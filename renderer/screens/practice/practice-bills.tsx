import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import type { OpenBill } from '../../../domain/bill/index.ts';
import { withoutRegion } from '../../../domain/text/index.ts';
import { addDays, dayIn } from '../../../domain/time/index.ts';
import { Button } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { billsScreens } from '../bills/index.ts';
import { PaymentFacts } from '../parts/index.ts';
import { TerminalPicture } from '../payment/index.ts';
import { leadsTo } from './practice-calls.ts';
import { PracticeKiosk } from './practice-kiosk.tsx';
import { type AtTerminal, afterTerminal } from './practice-steps.ts';
import { usePractice } from './use-practice.ts';

const { account: AccountScreen, bills: BillsScreen, review: ReviewScreen } = billsScreens;

/** Bills that no town has sent. */
const BILLS = [
  { billId: 'practice-1', billNumber: 'P-1', words: 'water', openMinor: 2_450, dueInDays: 9 },
  { billId: 'practice-2', billNumber: 'P-2', words: 'waste', openMinor: 1_200, dueInDays: 23 },
] as const;
/** Where a town says nothing of the number on its bills. */
const EXAMPLE = '123-4567';

/** Types the number on a bill, as if the bill had been scanned: whatever it is, it is found. */
export function NumberExercise(): ReactElement {
  const { type, bills } = usePractice();
  const { say } = useTexts();
  const screen = {
    kind: 'account',
    serviceId: bills?.serviceId ?? '',
    known: 'nothing',
    scanned: { kind: 'bill-number', value: BILLS[0].billNumber },
    problem: null,
    busy: false,
  } as const;
  return (
    <PracticeKiosk
      screen={screen}
      hint={say('practice.pay.number', { example: `\u2066${bills?.account.example ?? EXAMPLE}\u2069` })}
      answers={{
        'bills.identify': ({ accountNumber }) => leadsTo(() => type({ accountNumber, at: 'bills' })),
      }}
    >
      <AccountScreen screen={screen} />
    </PracticeKiosk>
  );
}

/** Chooses among the bills. */
export function BillsExercise(): ReactElement {
  const { type } = usePractice();
  const screen = { kind: 'bills', bills: usePracticeBills(), chosen: [] } as const;
  return (
    <PracticeKiosk
      screen={{ ...screen, bills: [...screen.bills], chosen: [] }}
      answers={{
        'bills.choose': ({ lines }) =>
          leadsTo(() => type({ billIds: lines.map(({ billId }) => billId), at: 'review' })),
      }}
    >
      <BillsScreen screen={{ ...screen, bills: [...screen.bills], chosen: [] }} />
    </PracticeKiosk>
  );
}

/** Checks what will be paid. */
export function ReviewExercise(): ReactElement {
  const { draft, go } = usePractice();
  const { lines, total } = useChosen();
  const screen = {
    kind: 'review' as const,
    accountNumber: draft.accountNumber,
    lines,
    total,
    paper: 'ok' as const,
    problem: null,
    busy: false,
  };
  return (
    <PracticeKiosk screen={screen} answers={{ 'payment.start': () => leadsTo(() => go('present-card')) }}>
      <ReviewScreen screen={screen} />
    </PracticeKiosk>
  );
}

/** What the terminal asks for; here the resident goes on by a button, and no terminal is asked. */
export function TerminalExercise({ phase }: { readonly phase: AtTerminal }): ReactElement {
  const { go, back } = usePractice();
  const { say } = useTexts();
  const { total } = useChosen();
  return (
    <PracticeKiosk hint={say('practice.pay.terminal')}>
      <ScreenFrame
        part={phase}
        title={say(`paying.phase.${phase}.title`)}
        lead={say(`paying.phase.${phase}.lead`)}
        step={{ step: 4, of: 4 }}
        back={back}
        beside={<PaymentFacts total={total} reference={BILLS[0].billNumber} />}
        action={
          <Button
            look="primary"
            wide
            icon={ArrowRight}
            iconTurns
            iconAtEnd
            testId="continue"
            onPress={() => go(afterTerminal(phase))}
          >
            {say('common.continue')}
          </Button>
        }
      >
        <TerminalPicture phase={phase} />
      </ScreenFrame>
    </PracticeKiosk>
  );
}

function usePracticeBills(): OpenBill[] {
  const { currency, timeZone } = useKiosk().settings.town.definition;
  const { say, language } = useTexts();
  const today = dayIn(timeZone, new Date());
  return BILLS.map(({ words, dueInDays, ...bill }) => ({
    ...bill,
    title: { [withoutRegion(language)]: say(`practice.pay.${words}`) },
    dueOn: addDays(today, dueInDays),
    currency,
    leastPartMinor: null,
  }));
}

/** What was chosen to be paid. */
function useChosen() {
  const { billIds } = usePractice().draft;
  const { currency } = useKiosk().settings.town.definition;
  const chosen = usePracticeBills().filter(({ billId }) => billIds.includes(billId));
  return {
    lines: chosen.map(({ billId, billNumber, title, openMinor }) => ({
      ...{ billId, billNumber, title, amountMinor: openMinor },
      wholeBill: true,
    })),
    total: { amountMinor: chosen.reduce((sum, { openMinor }) => sum + openMinor, 0), currency },
  };
}
