import type { z } from 'zod';
import { type ClerkException, reopenException } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { notReopened, reopenedInWords } from './closing-answers.ts';
import { FindingDialog } from './finding-dialog.tsx';
import { reopenTexts } from './texts.ts';
import { whatItIsAbout } from './what-it-is-about.ts';

type ReopenDialogProps = {
  readonly row: z.infer<typeof ClerkException>;
  /** The entry that is taken back. */
  readonly entryId: number;
  readonly onClose: () => void;
  readonly onReopened: (result: string) => void;
};

/** Takes back what was written last: the exception is open again. */
export function ReopenDialog({ row, entryId, onClose, onReopened }: ReopenDialogProps) {
  const action = useAction();
  const { kioskId, transactionId, kind, written } = row;
  const way = written.find((one) => one.entryId === entryId)?.way ?? null;
  return (
    <FindingDialog
      title={`${reopenTexts.reopen}: ${whatItIsAbout(row).name}`}
      label={reopenTexts.reason}
      submit={reopenTexts.reopen}
      action={action}
      onClose={onClose}
      onFinding={(finding) =>
        action.run(reopenException, { kioskId, transactionId, kind, entryId, finding }, (answer) => {
          const refused = notReopened(answer);
          if (refused === null) onReopened(reopenedInWords(answer));
          return refused;
        })
      }
    >
      <p>
        {reopenTexts.does}
        {way?.kind === 'given-back' && way.how === 'other-bill' ? ` ${reopenTexts.offBill}` : ''}
        {way?.kind === 'not-charged' ? ` ${reopenTexts.holds}` : ''}
        {way?.kind === 'charged' ? ` ${reopenTexts.offBooks}` : ''}
      </p>
    </FindingDialog>
  );
}
