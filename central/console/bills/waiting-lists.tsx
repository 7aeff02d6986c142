import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { decideBills, listWaitingBills } from '../../wire/index.ts';
import { useAction, useAnswer, useSession } from '../api/index.ts';
import { Button, Notice, Section, Table } from '../design/index.ts';
import { At } from '../words/index.ts';
import { notDecidedTexts, texts } from './texts.ts';

type WaitingList = z.infer<typeof listWaitingBills.response>['lists'][number];

/** Files whose changes to what is owed exceed what one person may decide: a second one imports or discards them. Nothing while none waits. */
export function WaitingLists() {
  const { userName } = useSession().person;
  const { data } = useAnswer(listWaitingBills, {});
  const { problem, busy, run } = useAction();
  if (!data || data.lists.length === 0) return null;
  const decide = (digest: string, decision: 'import' | 'discard'): Promise<void> =>
    run(decideBills, { digest, decision }, (answer) => {
      if (answer.kind === 'not-decided') return notDecidedTexts[answer.reason];
      if (answer.kind === 'refused') return answer.badLines.map(({ reason }) => reason).join(' ');
      return null;
    });
  return (
    <Section title={texts.waitingTitle}>
      <p>{texts.waitingHelp}</p>
      {problem ? (
        <Notice tone="bad" title={texts.notDecided} answers>
          <p>{problem}</p>
        </Notice>
      ) : null}
      <Table
        caption={texts.waitingTitle}
        columns={[
          { name: texts.broughtBy, show: (row: WaitingList) => row.madeBy },
          { name: texts.broughtAt, show: (row) => <At at={row.madeAt} /> },
          {
            name: texts.moves,
            numeric: true,
            show: ({ movedMinor, currency }) => formatMoney({ amountMinor: movedMinor, currency }, 'en'),
          },
          { name: texts.fingerprint, wraps: true, show: (row) => row.digest },
          {
            name: texts.decision,
            show: ({ digest, madeBy }) => (
              <>
                {madeBy === userName ? null : (
                  <Button look="quiet" disabled={busy} onClick={() => decide(digest, 'import')}>
                    {texts.importIt}
                  </Button>
                )}
                <Button look="quiet" disabled={busy} onClick={() => decide(digest, 'discard')}>
                  {texts.discardIt}
                </Button>
              </>
            ),
          },
        ]}
        rows={data.lists}
        keyOf={(row) => row.digest}
        empty={texts.waitingTitle}
      />
    </Section>
  );
}
