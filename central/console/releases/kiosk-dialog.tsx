import { useState } from 'react';
import { MaintenanceWindow, Ring } from '../../../domain/release/index.ts';
import { type KioskReleaseRow, setKioskRelease } from '../../wire/index.ts';
import { useAction } from '../api/index.ts';
import { ChoiceField, FormDialog, TextField } from '../design/index.ts';
import { ownRingTexts, texts } from './texts.ts';

/** Puts a kiosk into a ring, and sets when its site may be without it for a moment. */
export function KioskDialog({
  kiosk,
  onClose,
}: {
  readonly kiosk: KioskReleaseRow;
  readonly onClose: () => void;
}) {
  const [ring, setRing] = useState<Ring>(kiosk.ring);
  const [from, setFrom] = useState(kiosk.window?.from ?? '');
  const [to, setTo] = useState(kiosk.window?.to ?? '');
  const { problem, busy, refuse, run } = useAction();

  const send = async (): Promise<void> => {
    const isNone = from.trim() === '' && to.trim() === '';
    const window = isNone ? null : MaintenanceWindow.safeParse({ from: from.trim(), to: to.trim() }).data;
    if (window === undefined) return refuse(texts.badWindow);
    await run(setKioskRelease, { kioskCode: kiosk.kioskCode, ring, window }, ({ kind }) => {
      if (kind === 'no-such-kiosk') return texts.noKiosk;
      onClose();
      return null;
    });
  };
  return (
    <FormDialog
      title={`${texts.kioskTitle} ${kiosk.kioskCode}`}
      onClose={onClose}
      onSubmit={send}
      busy={busy}
      problem={problem}
      failed={texts.nothingChanged}
      cancel={texts.cancel}
      submit={busy ? texts.working : texts.save}
    >
      <ChoiceField
        label={texts.ring}
        name="ring"
        value={ring}
        onChange={(value) => setRing(Ring.catch(ring).parse(value))}
        choices={Ring.options.map((one) => [one, ownRingTexts[one]] as const)}
      />
      <TextField label={texts.from} name="from" value={from} onChange={setFrom} maxLength={5} />
      <TextField
        label={texts.to}
        hint={texts.windowHint}
        name="to"
        value={to}
        onChange={setTo}
        maxLength={5}
      />
    </FormDialog>
  );
}
