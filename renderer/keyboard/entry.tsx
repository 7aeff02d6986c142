import {
  type ChangeEvent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
} from 'react';
import style from './entry.module.css';
import { DELETE } from './key-names.ts';
import type { KeyboardUse } from './layouts.ts';
import { TouchKeyboard } from './touch-keyboard.tsx';
import { clean, typed } from './typed.ts';

type EntryProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter on a keyboard. */
  readonly onEnter: () => void;
  readonly use: KeyboardUse;
  readonly longest: number;
  /** Words are written in the direction of their own script, numbers and addresses always from left to right. */
  readonly direction?: 'auto' | 'ltr';
  readonly invalid?: boolean;
  readonly testId?: string;
  /** Room for several lines of words. */
  readonly long?: boolean;
  /** What stands between field and keys and takes the room that they leave. */
  readonly between?: ReactNode;
  /** A line between field and keys, e.g. what is probably being typed. */
  readonly below?: ReactNode;
};

/** Said aloud digit by digit. */
const SPELLED: ReadonlySet<KeyboardUse> = new Set(['number', 'number-and-letters', 'phone']);

/** A field with the keys for it below; a physical keyboard works as well, wherever the focus is. */
export function Entry(props: EntryProps): ReactElement {
  const { value, onChange, longest, direction = 'ltr', long = false } = props;
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const Field = long ? 'textarea' : 'input';
  const typedKey = (key: string): void => onChange(typed(value, key, longest));
  useTypingAnywhere(field, typedKey);
  return (
    <div className={`${style.entry} ${props.between ? style.around : ''}`}>
      <label className={style.label} htmlFor={id}>
        {props.label}
      </label>
      <Field
        ref={field}
        id={id}
        className={`${style.field} ${long ? style.long : ''}`}
        {...(long ? {} : { type: props.use === 'pin' ? 'password' : 'text' })}
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        dir={direction}
        value={value}
        aria-invalid={props.invalid || undefined}
        data-spell={SPELLED.has(props.use) ? '' : undefined}
        data-testid={props.testId ?? 'field'}
        onChange={(event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
          onChange(clean(event.target.value, longest))
        }
        onKeyDown={(event: KeyboardEvent<HTMLElement>) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          props.onEnter();
        }}
      />
      {props.below}
      {props.between}
      <TouchKeyboard use={props.use} value={value} longest={longest} onChange={onChange} />
    </div>
  );
}

/** Characters typed while the heading or a button has the focus go to the field, and the focus with them. */
function useTypingAnywhere(field: React.RefObject<HTMLElement | null>, type: (key: string) => void): void {
  const latest = useRef(type);
  useEffect(() => {
    latest.current = type;
  });
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent): void => {
      // What is typed is meant for the question on top: a PIN does not come into a field below.
      const question = [...document.querySelectorAll('[data-overlay]')].at(-1);
      if (question && !question.contains(field.current)) return;
      const key = event.key === 'Backspace' ? DELETE : event.key;
      const presses = event.target instanceof HTMLButtonElement && key === ' ';
      const elsewhere =
        event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement || presses;
      if (elsewhere || (key !== DELETE && [...key].length !== 1) || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      field.current?.focus();
      latest.current(key);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [field]);
}
