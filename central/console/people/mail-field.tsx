import { TextField } from '../design/index.ts';
import { texts } from './texts.ts';

type MailFieldProps = { readonly value: string; readonly onChange: (address: string) => void };

/** Where a link goes by e-mail as well. */
export function MailField({ value, onChange }: MailFieldProps) {
  return (
    <TextField
      label={texts.mailTo}
      hint={texts.mailToHint}
      name="mail-to"
      value={value}
      onChange={onChange}
      pattern="[^@ ]+@[^@ ]+"
      maxLength={254}
    />
  );
}
