import { useState } from 'react';
import { uploadRelease } from '../../wire/index.ts';
import { failureTexts, useSession } from '../api/index.ts';
import { FileField, FormDialog } from '../design/index.ts';
import { chosenDocument } from './chosen-document.ts';
import { sendPackage } from './send-package.ts';
import { texts } from './texts.ts';

/** Takes a signed release: its document first, whose signatures central verifies, then its package. */
export function UploadDialog({ onClose }: { readonly onClose: () => void }) {
  const { call } = useSession();
  const [document, setDocument] = useState<File | null>(null);
  const [signatures, setSignatures] = useState<File | null>(null);
  const [program, setProgram] = useState<File | null>(null);
  const [doing, setDoing] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  /** What is wrong; null when the release is there. */
  async function upload(): Promise<string | null> {
    const signed = document && signatures ? await chosenDocument(document, signatures) : null;
    if (!signed || !program) return texts.notRead;
    const stored = await call(uploadRelease, signed);
    if (stored.kind === 'failed') return failureTexts[stored.why];
    if (stored.answer.kind === 'refused') return stored.answer.reason;
    return sendPackage(call, stored.answer, program, (percent) =>
      setDoing(`${texts.uploading} ${percent} %`),
    );
  }

  const send = async (): Promise<void> => {
    setProblem(null);
    setDoing(texts.verifying);
    const wrong = await upload();
    setDoing(null);
    if (wrong === null) onClose();
    else setProblem(wrong);
  };
  return (
    <FormDialog
      title={texts.uploadTitle}
      onClose={onClose}
      onSubmit={send}
      busy={doing !== null || !document || !signatures || !program}
      problem={problem}
      failed={texts.uploadFailed}
      cancel={texts.cancel}
      submit={doing ?? texts.uploadDo}
    >
      <FileField label={texts.documentFile} name="document" accept=".json" onChange={setDocument} />
      <FileField label={texts.signatureFile} name="signatures" accept=".json" onChange={setSignatures} />
      <FileField label={texts.packageFile} name="package" accept=".pack" onChange={setProgram} />
    </FormDialog>
  );
}
