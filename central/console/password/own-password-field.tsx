import { TextField } from '../design/index.ts';

type OwnPasswordFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (password: string) => void;
  readonly autoFocus?: boolean;
};

/** Takes the password that a person has. */
export function OwnPasswordField({ label, value, onChange, autoFocus }: OwnPasswordFieldProps) {
  return (
    <TextField
      label={label}
      name="password"
      type="password"
      autoComplete="current-password"
      value={value}
      onChange={onChange}
      maxLength={200}
      autoFocus={Boolean(autoFocus)}
      required
    />
  );
}
