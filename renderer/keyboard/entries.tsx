import { type ReactElement, type ReactNode, useId, useRef, useState } from 'react';
import { useTexts } from '../i18n/index.ts';
import style from './entry.module.css';
import type { KeyboardUse } from './layouts.ts';
import { TouchKeyboard } from './touch-keyboard.tsx';
import { clean } from './typed.ts';

/** One line of several that belong together. */
export type EntryLine = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly use: KeyboardUse;
  readonly longest: number;
  /** May be left empty; said in its label, and never marked as missing. */
  readonly optional?: boolean;
};

type EntriesProps = {
  readonly lines: readonly EntryLine[];
  readonly onChange: (name: string, value: string) => void;
  /** Enter in the last line. */
  readonly onEnter: () => void;
  readonly invalid?: boolean;
  /** What stands between the lines and the keys: offers for the line that is written now. `goOn` leads to the next line. */
  readonly between?: (line: EntryLine, goOn: () => void) => ReactNode;
};

/** Several fields that belong together, as the parts of a name: the keys below write into the one that was touched last. */
export function Entries({ lines, onChange, onEnter, invalid, between }: EntriesProps): ReactElement {
  const { say } = useTexts();
  const id = useId();
  const [active, setActive] = useState(lines[0]?.name ?? '');
  const list = useRef<HTMLDivElement>(null);
  const line = lines.find(({ name }) => name === active) ?? lines[0];
  const missing = lines.filter(({ optional, value }) => !optional && value.trim() === '');
  const isWrong = (one: EntryLine): boolean =>
    invalid === true && (missing.length === 0 || missing.includes(one));
  const goOn = (at: number): void => {
    const next = lines[at + 1];
    if (!next) onEnter();
    else list.current?.querySelectorAll('input')[at + 1]?.focus();
  };
  return (
    <div className={`${style.entry} ${between ? style.full : ''}`}>
      <div className={style.lines} ref={list}>
        {lines.map((one, at) => {
          const { name, label, value, longest, optional } = one;
          return (
            <div className={style.line} key={name}>
              <label className={style.label} htmlFor={`${id} ${name}`}>
                {optional ? say('form.optional', { label }) : label}
              </label>
              <input
                id={`${id} ${name}`}
                className={`${style.field} ${name === line?.name ? style.active : ''}`}
                inputMode="none"
                autoComplete="off"
                autoCorrect="off"
                autoCapitalize="off"
                spellCheck={false}
                dir="auto"
                value={value}
                aria-invalid={isWrong(one) || undefined}
                data-testid={`field-${name}`}
                onFocus={() => setActive(name)}
                onChange={(event) => onChange(name, clean(event.target.value, longest))}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') goOn(at);
                }}
              />
            </div>
          );
        })}
      </div>
      {line && between && (
        <div className={style.between}>{between(line, () => goOn(lines.indexOf(line)))}</div>
      )}
      {line && (
        <TouchKeyboard
          key={line.name}
          use={line.use}
          value={line.value}
          longest={line.longest}
          onChange={(value) => onChange(line.name, value)}
        />
      )}
    </div>
  );
}
