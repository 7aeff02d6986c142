import type { z } from 'zod';
import { claimException, type ExceptionClaim } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { FormDialog } from '../design/index.ts';
import { At } from '../words/index.ts';
import { claimProblem } from './answers.ts';
import { texts } from './texts.ts';

type TakeOverDialogProps = {
  readonly which: { readonly kioskId: string; readonly transactionId: string; readonly kind: string };
  readonly claim: z.infer<typeof ExceptionClaim>;
  readonly name: string;
  readonly onClose: () => void;
  readonly onTaken: () => void;
};

/** Takes an exception over from the person who is on it. */
export function TakeOverDialog({ which, claim, name, onClose, onTaken }: TakeOverDialogProps) {
  const { problem, busy, run } = useAction();
  const takeOver = (): Promise<void> =>
    run(claimException, { ...which, from: claim.by }, (answer) => {
      const refused = claimProblem(answer);
      if (refused !== null) return refused;
      onTaken();
      onClose();
      return null;
    });
  return (
    <FormDialog
      title={`${texts.takeOver}: ${name}`}
      onClose={onClose}
      onSubmit={takeOver}
      busy={busy}
      problem={problem}
      failed={texts.failed}
      cancel={texts.cancel}
      submit={busy ? texts.saving : texts.takeOver}
    >
      <p>
        <bdi>{claim.by}</bdi> {texts.isOnIt} <At at={claim.until} />. {texts.since} <At at={claim.at} />.
      </p>
      <p>{texts.asked}</p>
    </FormDialog>
  );
}
