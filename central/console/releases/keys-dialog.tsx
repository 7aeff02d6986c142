import { useState } from 'react';
import { uploadReleaseKeys } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { FileField, FormDialog } from '../design/index.ts';
import { chosenDocument } from './chosen-document.ts';
import { texts } from './texts.ts';

/** Takes a list of release keys. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const [list, setList] = useState<File | null>(null);
  const [signatures, setSignatures] = useState<File | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const { problem, busy, run } = useAction();

  const send = async (): Promise<void> => {
    const signed = list && signatures ? await chosenDocument(list, signatures) : null;
    if (!signed) return setWrong(texts.notRead);
    setWrong(null);
    await run(uploadReleaseKeys, signed, (answer) => {
      if (answer.kind === 'refused') return answer.reason;
      onClose();
      return null;
    });
  };
  return (
    <FormDialog
      title={texts.keysTitle}
      onClose={onClose}
      onSubmit={send}
      busy={busy || !list || !signatures}
      problem={wrong ?? problem}
      failed={texts.keysFailed}
      cancel={texts.cancel}
      submit={busy ? texts.working : texts.keysDo}
    >
      <FileField label={texts.keysFile} name="keys" accept=".json" onChange={setList} />
      <FileField label={texts.keysSignatureFile} name="signatures" accept=".json" onChange={setSignatures} />
    </FormDialog>
  );
}
