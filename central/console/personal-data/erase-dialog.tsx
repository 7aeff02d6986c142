import { useState } from 'react';
import type { z } from 'zod';
import { erasePerson, type sumPersonalData } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { FormDialog, TextField } from '../design/index.ts';
import { countsText, dialogTexts, kindTexts, texts, whyTexts } from './texts.ts';

type Erased = Extract<z.infer<typeof erasePerson.response>, { kind: 'erased' }>['erased'];
type EraseDialogProps = {
  readonly asked: Omit<z.input<typeof erasePerson.request>, 'reason'>;
  readonly summed: Extract<z.infer<typeof sumPersonalData.response>, { kind: 'summed' }>;
  readonly onClose: () => void;
  readonly onErased: (erased: Erased) => void;
};

/** Says what goes and what stays, asks why, and erases. */
export function EraseDialog({ asked, summed, onClose, onErased }: EraseDialogProps) {
  const [reason, setReason] = useState('');
  const { problem, busy, refuse, run } = useAction();
  const stays = summed.kept.filter(({ why }) => why !== 'books');
  const erase = async (): Promise<void> => {
    if (reason.trim().length < 3) return refuse(dialogTexts.empty);
    await run(erasePerson, { ...asked, reason }, (answer) => {
      if (answer.kind === 'no-town') return texts.noTown;
      onErased(answer.erased);
      onClose();
      return null;
    });
  };
  return (
    <FormDialog
      title={dialogTexts.title}
      onClose={onClose}
      onSubmit={erase}
      busy={busy}
      problem={problem}
      failed={dialogTexts.notErased}
      cancel={dialogTexts.cancel}
      submit={busy ? dialogTexts.erasing : dialogTexts.erase}
    >
      <p>
        {dialogTexts.goes}: {countsText(summed.erasable)}
      </p>
      <p>{dialogTexts.help}</p>
      {stays.length > 0 ? (
        <>
          <p>{dialogTexts.stays}</p>
          <ul>
            {stays.map(({ what, why, count }) => (
              <li key={`${what} ${why}`}>
                {kindTexts[what]}: {count}. {whyTexts[why]}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p>{dialogTexts.copies}</p>
      <TextField
        label={dialogTexts.reason}
        hint={dialogTexts.reasonHint}
        name="reason"
        value={reason}
        onChange={setReason}
        maxLength={300}
      />
    </FormDialog>
  );
}
