import { Check } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { amountProblem, type OpenBill } from '../../../domain/bill/index.ts';
import { formatMoney, fromDecimal } from '../../../domain/money/index.ts';
import { Button, Notice } from '../../design/index.ts';
import { ScreenFrame } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';

const LONGEST = 11;

type AmountProps = {
  readonly bill: OpenBill;
  /** What is typed so far. */
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onTake: (amountMinor: number) => void;
  readonly onBack: () => void;
};

type Problem = NonNullable<ReturnType<typeof amountProblem>> | 'unreadable';

/** A currency as speakers of the language call it, e.g. `euro`. */
const currencyName = (currency: string, language: string): string =>
  new Intl.DisplayNames(language, { type: 'currency' }).of(currency) ?? currency;

/** Asks how much of a bill to pay. */
export function AmountPart({ bill, text, onType, onTake, onBack }: AmountProps): ReactElement {
  const { say, language } = useTexts();
  const { currency } = bill;
  const [problem, setProblem] = useState<Problem | null>(null);
  const show = (amountMinor: number): string => formatMoney({ amountMinor, currency }, language);
  const limits = { least: show(bill.leastPartMinor ?? bill.openMinor), most: show(bill.openMinor) };

  function take(): void {
    const read = fromDecimal(text.replace(/[.,]$/, ''), currency);
    const found = text === '' ? 'zero' : read === null ? 'unreadable' : amountProblem(bill, read.amountMinor);
    if (found === null && read) onTake(read.amountMinor);
    else setProblem(found);
  }

  return (
    <ScreenFrame
      part="amount"
      title={say('bills.amount.title')}
      lead={
        <>
          <p>
            <TownText text={bill.title} />
          </p>
          <p>{say('bills.amount.lead', limits)}</p>
        </>
      }
      notices={problem && <Notice look="bad">{say(`bills.amount.${problem}`, limits)}</Notice>}
      step={{ step: 2, of: 4 }}
      back={onBack}
      action={
        <>
          <Button wide testId="amount-whole" onPress={() => onTake(bill.openMinor)}>
            {say('bills.amount.whole')} · <bdi>{show(bill.openMinor)}</bdi>
          </Button>
          <Button look="primary" wide icon={Check} testId="amount-take" onPress={take}>
            {say('bills.amount.take')}
          </Button>
        </>
      }
    >
      <Entry
        label={say('bills.amount.label', { currency: currencyName(currency, language) })}
        value={text}
        onChange={(next) => {
          onType(next.replace(/[^\d.,]/g, ''));
          setProblem(null);
        }}
        onEnter={take}
        use="amount"
        longest={LONGEST}
        invalid={problem !== null}
        testId="amount"
      />
    </ScreenFrame>
  );
}
