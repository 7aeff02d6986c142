import { formatMoney } from '../../../domain/money/index.ts';
import { Button, Notice, Section, Table } from '../design/index.ts';
import { closedText, goneText, previewTexts, secondText, texts, unclearText, whichText } from './texts.ts';
import type { Preview } from './use-bill-import.ts';

type ImportPreviewProps = { readonly preview: Preview; readonly onTake: () => void };

/** What would come of a file, with the sums, before anything is changed. */
export function ImportPreview({ preview, onTake }: ImportPreviewProps) {
  const { currency, added, changed, withdrawn, gone, unclear, closed, movedMinor, limitMinor } = preview;
  const money = (amountMinor: number): string => formatMoney({ amountMinor, currency }, 'en');
  const rows = [
    { what: previewTexts.added, count: added.count, sum: money(added.sumMinor), some: whichText(added) },
    {
      what: previewTexts.changed,
      count: changed.count,
      sum: previewTexts.fromTo(money(changed.beforeMinor), money(changed.afterMinor)),
      some: whichText({ ...changed, first: changed.first.map(({ billNumber }) => billNumber) }),
    },
    {
      what: previewTexts.withdrawn,
      count: withdrawn.count,
      sum: money(withdrawn.sumMinor),
      some: whichText(withdrawn),
    },
    { what: previewTexts.unchanged, count: preview.unchanged, sum: '', some: '' },
  ];
  return (
    <>
      <Notice tone={limitMinor === null ? 'plain' : 'warn'} title={previewTexts.title} answers>
        {preview.again ? <p>{previewTexts.again}</p> : null}
        {limitMinor === null ? null : <p>{secondText(money(movedMinor), money(limitMinor))}</p>}
        {gone.count > 0 ? <p>{goneText(gone)}</p> : null}
        {closed.count > 0 ? <p>{closedText(closed)}</p> : null}
        {unclear.count > 0 ? <p>{unclearText(unclear)}</p> : null}
        <div>
          <Button look="first" onClick={onTake}>
            {texts.send}
          </Button>
        </div>
      </Notice>
      <Table
        caption={previewTexts.caption}
        columns={[
          { name: previewTexts.what, show: ({ what }) => what },
          { name: previewTexts.count, numeric: true, show: ({ count }) => count },
          { name: previewTexts.sum, numeric: true, show: ({ sum }) => sum },
          { name: previewTexts.some, wraps: true, show: ({ some }) => some },
        ]}
        rows={rows}
        keyOf={({ what }) => what}
        empty={previewTexts.title}
      />
      {changed.first.length > 0 ? (
        <Section title={previewTexts.changedTitle}>
          <Table
            caption={previewTexts.changedTitle}
            columns={[
              { name: texts.bill, show: ({ billNumber }) => billNumber },
              { name: previewTexts.before, numeric: true, show: ({ beforeMinor }) => money(beforeMinor) },
              { name: previewTexts.after, numeric: true, show: ({ afterMinor }) => money(afterMinor) },
            ]}
            rows={changed.first}
            keyOf={({ billNumber }) => billNumber}
            empty={previewTexts.changedTitle}
          />
        </Section>
      ) : null}
    </>
  );
}
