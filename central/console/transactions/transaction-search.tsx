import { Suspense, useState } from 'react';
import { CARD_SCHEMES } from '../../../domain/receipt/index.ts';
import { ChoiceField, ComboField, DateRangeField, SearchBar, TextField } from '../design/index.ts';
import { useGo } from '../link/index.ts';
import { AmountField, useWords } from '../words/index.ts';
import { standingWords } from './money-in-words.ts';
import { type Narrowing, narrowingOf, typedOf } from './search.ts';
import { statusTexts, texts } from './texts.ts';

const ALL = ['', texts.all] as const;
const languageNames = new Intl.DisplayNames('en', { type: 'language' });
const YES = ['true', texts.needsClerk] as const;

/** The fields above the list. Choosing takes effect at once, what is typed when it is sent. */
export function TransactionSearchBar({ filter }: { readonly filter: Narrowing }) {
  const go = useGo();
  const words = useWords();
  const { services, kiosks, languages } = words;
  const [typed, setTyped] = useState<Narrowing>(typedOf(filter, words));
  const [problem, setProblem] = useState<string | null>(null);
  const show = (changed: Readonly<Record<string, string | undefined>>): void => {
    const read = narrowingOf({ ...typed, ...changed }, words);
    setProblem(read.kind === 'wrong' ? `${labels[read.field] ?? ''}: ${read.problem}` : null);
    if (read.kind === 'fine') go({ to: '/transactions', search: read.search });
  };
  const field = (name: 'fromTime' | 'toTime' | 'amountFrom' | 'amountTo') => ({
    label: labels[name] ?? '',
    name,
    value: typed[name] ?? '',
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
  });
  const choice = (
    box: string,
    name: 'status' | 'standing' | 'needsClerk' | 'serviceId' | 'scheme' | 'language',
    choices: readonly (readonly [string, string])[],
  ) => (
    <ChoiceField
      label={labels[name] ?? ''}
      name={name}
      value={filter[name] ?? ''}
      onChange={(value) => show({ search: box, [name]: value })}
      choices={[ALL, ...choices]}
    />
  );
  const { fromDay, toDay } = filter;
  return (
    <SearchBar
      label={texts.find}
      name="search"
      hint={texts.findHint}
      maxLength={200}
      value={filter.search ?? ''}
      search={texts.search}
      clear={texts.clear}
      all={Object.values(filter).some(Boolean) ? { to: '/transactions' } : null}
      onSearch={(search) => show({ search })}
      problem={problem}
    >
      {(box) => (
        <>
          <Suspense>
            <DateRangeField
              label={texts.days}
              value={fromDay && toDay ? { from: fromDay, to: toDay } : null}
              onChange={(range) => show({ search: box, fromDay: range?.from, toDay: range?.to })}
              words={{ open: texts.openCalendar, before: texts.monthBefore, after: texts.monthAfter }}
            />
          </Suspense>
          <TextField {...field('fromTime')} placeholder="00:00" maxLength={12} />
          <TextField {...field('toTime')} placeholder="23:59" maxLength={12} />
          <AmountField {...field('amountFrom')} currency={words.currency} />
          <AmountField {...field('amountTo')} currency={words.currency} />
          <Suspense>
            <ComboField
              label={texts.kiosk}
              value={filter.kioskId}
              onChange={(kioskId) => show({ search: box, kioskId })}
              choices={kiosks}
              words={{ open: texts.openKiosks, all: texts.all }}
            />
          </Suspense>
          {choice(
            box,
            'serviceId',
            services.map(({ id, title }) => [id, title] as const),
          )}
          {choice(box, 'status', Object.entries(statusTexts))}
          {choice(box, 'standing', Object.entries(standingWords))}
          {choice(box, 'needsClerk', [YES])}
          {choice(
            box,
            'scheme',
            CARD_SCHEMES.map((scheme) => [scheme, scheme] as const),
          )}
          {choice(
            box,
            'language',
            languages.map((language) => [language, languageNames.of(language) ?? language] as const),
          )}
        </>
      )}
    </SearchBar>
  );
}

const labels: Readonly<Record<string, string>> = {
  search: texts.find,
  fromTime: texts.fromTime,
  toTime: texts.toTime,
  amountFrom: texts.amountFrom,
  amountTo: texts.amountTo,
  serviceId: texts.service,
  status: texts.status,
  standing: texts.money,
  needsClerk: texts.exceptionOpen,
  scheme: texts.scheme,
  language: texts.language,
};
