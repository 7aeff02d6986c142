import { Circle, CircleDot, type LucideIcon, Square, SquareCheckBig } from 'lucide-react';
import type { ReactElement } from 'react';
import type { FieldOf, Option } from '../../../domain/form/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import style from './form.module.css';

type ChoiceProps = {
  readonly field: FieldOf<'choice'>;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** One of a few. */
export function ChoiceControl({ field, value, onChange }: ChoiceProps): ReactElement {
  const { ofTown } = useTexts();
  return (
    <div role="radiogroup" aria-label={ofTown(field.label).text} className={style.options}>
      {field.options.map((option) => (
        <OptionRow
          key={option.value}
          option={option}
          role="radio"
          chosen={option.value === value}
          icons={[Circle, CircleDot]}
          onPress={() => onChange(option.value)}
        />
      ))}
    </div>
  );
}

type ChoicesProps = {
  readonly field: FieldOf<'choices'>;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[] | undefined) => void;
};

/** Some of a few. */
export function ChoicesControl({ field, chosen, onChange }: ChoicesProps): ReactElement {
  const { ofTown } = useTexts();
  const toggle = (value: string): void => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    onChange(next.length === 0 ? undefined : next);
  };
  return (
    <fieldset className={style.options}>
      <legend className="for-listening">{ofTown(field.label).text}</legend>
      {field.options.map((option) => (
        <OptionRow
          key={option.value}
          option={option}
          role="checkbox"
          chosen={chosen.includes(option.value)}
          icons={[Square, SquareCheckBig]}
          onPress={() => toggle(option.value)}
        />
      ))}
    </fieldset>
  );
}

type RowProps = {
  readonly option: Option;
  readonly role: 'radio' | 'checkbox';
  readonly chosen: boolean;
  readonly icons: readonly [LucideIcon, LucideIcon];
  readonly onPress: () => void;
};

function OptionRow({ option, role, chosen, icons: [Off, On], onPress }: RowProps): ReactElement {
  const Mark = chosen ? On : Off;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take it
    <button
      type="button"
      role={role}
      aria-checked={chosen}
      className={`${style.option} ${chosen ? style.chosen : ''}`}
      data-testid={`option-${option.value}`}
      onClick={onPress}
    >
      <Mark className={style.mark} aria-hidden />
      <span className={style.words}>
        <span className={style.name}>
          <TownText text={option.label} />
        </span>
        {option.detail && (
          <span className={style.detail}>
            <TownText text={option.detail} />
          </span>
        )}
      </span>
    </button>
  );
}
