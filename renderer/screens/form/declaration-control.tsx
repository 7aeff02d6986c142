import { Square, SquareCheckBig } from 'lucide-react';
import type { ReactElement } from 'react';
import type { FieldOf } from '../../../domain/form/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import style from './form.module.css';

type DeclarationProps = {
  readonly field: FieldOf<'declaration'>;
  readonly agreed: boolean;
  readonly onChange: (agreed: true | undefined) => void;
};

/** The whole text, and a box to touch that says yes to it. */
export function DeclarationControl({ field, agreed, onChange }: DeclarationProps): ReactElement {
  const { say } = useTexts();
  const Mark = agreed ? SquareCheckBig : Square;
  return (
    <div className={style.options}>
      <p className={style.declaration} id="declaration">
        <TownText text={field.text} />
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: the whole row is the box, which an input cannot be */}
      <button
        type="button"
        role="checkbox"
        aria-checked={agreed}
        aria-describedby="declaration"
        className={`${style.option} ${agreed ? style.chosen : ''}`}
        data-testid={`agree-${field.fieldId}`}
        onClick={() => onChange(agreed ? undefined : true)}
      >
        <Mark className={style.mark} aria-hidden />
        <span className={style.name}>{say('form.agree')}</span>
      </button>
    </div>
  );
}
