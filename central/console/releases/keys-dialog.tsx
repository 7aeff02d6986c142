import { useState } from 'react';
import { uploadReleaseKeys } from '../../wire/index.ts';
import { unlessRefused, useAction } from '../api/index.ts';
import { FileField, FormDialog } from '../design/index.ts';
import { chosenDocument } from './chosen-document.ts';
import { texts } from './texts.ts';

/** Takes a list of release keys. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const [list, setList] = useState<File | null>(null);
  const [signatures, setSignatures] = useState<File | null>(null);
  const { problem, busy, refuse, run } = useAction();

  const send = async (): Promise<void> => {
    const signed = list && signatures ? await chosenDocument(list, signatures) : null;
    if (!signed) return refuse(texts.notRead);
    await run(uploadReleaseKeys, signed, unlessRefused(onClose));
  };
  return (
    <FormDialog
      title={texts.keysTitle}
      onClose={onClose}
      onSubmit={send}
      busy={busy || !list || !signatures}
      problem={problem}
      failed={texts.keysFailed}
      cancel={texts.cancel}
      submit={busy ? texts.working : texts.keysDo}
    >
      <FileField label={texts.keysFile} name="keys" accept=".json" onChange={setList} />
      <FileField label={texts.keysSignatureFile} name="signatures" accept=".json" onChange={setSignatures} />
    </FormDialog>
  );
}
