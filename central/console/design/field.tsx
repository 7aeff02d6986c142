import { type ReactNode, useId } from 'react';
import classes from './field.module.css';

type Shared = { readonly label: string; readonly hint?: string; readonly wide?: boolean };

type TextFieldProps = Shared & {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'search' | 'password' | 'date';
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly pattern?: string;
  readonly inputMode?: 'decimal';
  readonly autoFocus?: boolean;
  readonly readOnly?: boolean;
  readonly placeholder?: string;
};

/** One line of text with its label, and its hint below. */
export function TextField({ label, hint, wide, onChange, type = 'text', ...input }: TextFieldProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} wide={wide}>
      <input
        {...input}
        id={id}
        type={type}
        spellCheck={false}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={classes.input}
        onChange={(change) => onChange(change.target.value)}
      />
    </Labelled>
  );
}

type LongTextFieldProps = Shared & {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
};

/** Several lines of text. */
export function LongTextField({ label, hint, wide, onChange, ...area }: LongTextFieldProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} wide={wide}>
      <textarea
        {...area}
        id={id}
        rows={5}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className={`${classes.input} ${classes.long}`}
        onChange={(change) => onChange(change.target.value)}
      />
    </Labelled>
  );
}

type ChoiceFieldProps = Shared & {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly (readonly [value: string, label: string])[];
};

/** One of a few. */
export function ChoiceField({ label, hint, wide, onChange, choices, ...select }: ChoiceFieldProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} wide={wide}>
      <select
        {...select}
        id={id}
        className={classes.input}
        onChange={(change) => onChange(change.target.value)}
      >
        {choices.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

type FileFieldProps = {
  readonly label: string;
  readonly name: string;
  readonly accept: string;
  readonly onChange: (file: File | null) => void;
};

/** One file of this computer. */
export function FileField({ label, name, accept, onChange }: FileFieldProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={undefined} wide>
      <input
        id={id}
        name={name}
        type="file"
        accept={accept}
        className={classes.file}
        onChange={(change) => onChange(change.target.files?.[0] ?? null)}
      />
    </Labelled>
  );
}

type LabelledProps = {
  readonly id: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly wide: boolean | undefined;
  readonly children: ReactNode;
};

function Labelled({ id, label, hint, wide, children }: LabelledProps) {
  return (
    <div className={`${classes.field} ${wide ? classes.wide : ''}`}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      {children}
      {hint ? (
        <p id={`${id}-hint`} className={classes.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
