import { TextField } from '../design/index.ts';
import { texts } from './texts.ts';

type NewPasswordFieldProps = {
  readonly value: string;
  readonly onChange: (password: string) => void;
  readonly autoFocus?: boolean;
};

/** Takes a password that a person chooses, and says what counts. Central says what is wrong with it. */
export function NewPasswordField({ value, onChange, autoFocus }: NewPasswordFieldProps) {
  return (
    <TextField
      label={texts.label}
      hint={texts.hint}
      name="new-password"
      type="password"
      autoComplete="new-password"
      value={value}
      onChange={onChange}
      maxLength={200}
      autoFocus={Boolean(autoFocus)}
      required
    />
  );
}
