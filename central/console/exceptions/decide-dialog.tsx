import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { type ClerkException, decideException, type WaitingWay } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { wayInWords } from '../transactions/index.ts';
import { decisionInWords } from './closing-answers.ts';
import { FindingDialog } from './finding-dialog.tsx';
import { secondTexts } from './texts.ts';
import { whatItIsAbout } from './what-it-is-about.ts';

type DecideDialogProps = {
  readonly row: z.infer<typeof ClerkException>;
  readonly waiting: z.infer<typeof WaitingWay>;
  readonly decision: 'confirm' | 'decline';
  readonly onClose: () => void;
  readonly onDecided: (result: string) => void;
};

/** Confirms what another person asks, or declines it. */
export function DecideDialog({ row, waiting, decision, onClose, onDecided }: DecideDialogProps) {
  const action = useAction();
  const { kioskId, transactionId, kind } = row;
  const name = secondTexts[decision];
  const send = (finding: string): Promise<void> =>
    action.run(
      decideException,
      { kioskId, transactionId, kind, askedAt: waiting.at, decision, finding },
      (answer) => {
        const words = decisionInWords(answer);
        if ('refused' in words) return words.refused;
        onDecided(words.done);
        return null;
      },
    );
  return (
    <FindingDialog
      title={`${name}: ${whatItIsAbout(row).name}`}
      label={decision === 'confirm' ? secondTexts.confirmFinding : secondTexts.declineFinding}
      submit={name}
      action={action}
      onClose={onClose}
      onFinding={send}
    >
      <p>
        <bdi>{waiting.by}</bdi> {secondTexts.asks} {wayInWords(waiting.way)}
        {waiting.amount === null ? '' : `, ${formatMoney(waiting.amount, 'en')}`}
      </p>
      <p>
        <bdi>{waiting.finding}</bdi>
      </p>
    </FindingDialog>
  );
}
