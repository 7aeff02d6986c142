import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import type { uploadBills } from '../../wire/index.ts';
import { Notice, Section, Table } from '../design/index.ts';
import { closedText, goneText, importedText, refusedText, texts, unclearText, waitsText } from './texts.ts';

type Answer = z.infer<typeof uploadBills.response>;

/** What became of an imported file: the counts, or every refused line with its reason. */
export function ImportResult({ answer }: { readonly answer: Answer }) {
  if (answer.kind === 'imported') {
    return (
      <Notice tone="good" title={texts.imported} answers>
        <p>{importedText(answer)}</p>
        {answer.gone.count > 0 ? <p>{goneText(answer.gone)}</p> : null}
        {answer.closed.count > 0 ? <p>{closedText(answer.closed)}</p> : null}
        {answer.unclear.count > 0 ? <p>{unclearText(answer.unclear)}</p> : null}
      </Notice>
    );
  }
  if (answer.kind === 'waiting') {
    const money = (amountMinor: number): string =>
      formatMoney({ amountMinor, currency: answer.currency }, 'en');
    return (
      <Notice tone="warn" title={texts.waits} answers>
        <p>{waitsText(money(answer.movedMinor), money(answer.limitMinor))}</p>
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="bad" title={texts.refused} answers>
        <p>{refusedText(answer.badLines.length)}</p>
      </Notice>
      <Section title={texts.refusals}>
        <Table
          caption={texts.refusals}
          columns={[
            { name: texts.line, show: ({ line }) => (line === 0 ? texts.wholeFile : line) },
            { name: texts.reason, wraps: true, show: ({ reason }) => reason },
          ]}
          rows={answer.badLines}
          keyOf={({ line, reason }) => `${line} ${reason}`}
          empty={texts.refused}
        />
      </Section>
    </>
  );
}
