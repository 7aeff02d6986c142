import type { ReactElement } from 'react';
import style from './access-panel.module.css';

type ChoiceProps<Value extends string | number> = {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
};

/** One of a few: what is chosen is pressed. */
export function AccessChoice<Value extends string | number>(props: ChoiceProps<Value>): ReactElement {
  const { name, label, options, chosen, onChoose } = props;
  return (
    <fieldset className={style.choice}>
      <legend className={style.label}>{label}</legend>
      <div className={style.options}>
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            className={style.option}
            aria-pressed={option.value === chosen}
            data-testid={`access-${name}-${option.value}`}
            onClick={() => onChoose(option.value)}
          >
            {option.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
