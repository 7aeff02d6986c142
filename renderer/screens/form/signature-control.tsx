import { Eraser, Keyboard, PenLine } from 'lucide-react';
import { type ReactElement, useRef, useState } from 'react';
import type { SignatureAnswer } from '../../../domain/form/index.ts';
import { Button } from '../../design/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';
import type { ControlProps } from './control-props.ts';
import style from './form.module.css';
import { SignaturePicture } from './signature-picture.tsx';
import { beginStroke, type Strokes, strokeOn } from './strokes.ts';

const LONGEST = 100;

/** A signature drawn with a finger; who does not draw on the screen types the name instead. */
export function SignatureControl({ answer, onChange, onEnter, invalid }: ControlProps): ReactElement {
  const { say } = useTexts();
  const given = answer as SignatureAnswer | undefined;
  const [typing, setTyping] = useState(given !== undefined && 'typed' in given);
  const change = (toTyping: boolean): void => {
    setTyping(toTyping);
    onChange(undefined);
  };
  if (typing) {
    return (
      <Entry
        label={say('form.signature.typed')}
        value={given && 'typed' in given ? given.typed : ''}
        onChange={(typed) => onChange(typed === '' ? undefined : { typed })}
        onEnter={onEnter}
        use="text"
        longest={LONGEST}
        direction="auto"
        invalid={invalid}
        testId="signature-typed"
        below={
          <Button icon={PenLine} testId="signature-draw" onPress={() => change(false)}>
            {say('form.signature.draw')}
          </Button>
        }
      />
    );
  }
  const strokes = given && 'strokes' in given ? given.strokes : [];
  return (
    <div className={style.options}>
      <Pad strokes={strokes} onChange={(next) => onChange({ strokes: next.map((stroke) => [...stroke]) })} />
      <div className={style.side}>
        <Button
          icon={Eraser}
          testId="signature-clear"
          disabled={strokes.length === 0}
          onPress={() => onChange(undefined)}
        >
          {say('form.signature.clear')}
        </Button>
        <Button icon={Keyboard} testId="signature-type" onPress={() => change(true)}>
          {say('form.signature.type')}
        </Button>
      </div>
    </div>
  );
}

function Pad({
  strokes,
  onChange,
}: {
  readonly strokes: Strokes;
  readonly onChange: (strokes: Strokes) => void;
}): ReactElement {
  const { say } = useTexts();
  const drawing = useRef<Strokes | null>(null);
  const pointOf = (event: React.PointerEvent<HTMLElement>): { x: number; y: number } => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
  };
  const draw = (next: Strokes): void => {
    drawing.current = next;
    onChange(next);
  };
  return (
    <div
      className={style.pad}
      role="img"
      aria-label={say('form.signature.here')}
      data-testid="signature-pad"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        draw(beginStroke(strokes, pointOf(event)));
      }}
      onPointerMove={(event) => {
        if (drawing.current) draw(strokeOn(drawing.current, pointOf(event)));
      }}
      onPointerUp={() => {
        drawing.current = null;
      }}
      onPointerCancel={() => {
        drawing.current = null;
      }}
    >
      <SignaturePicture strokes={strokes} />
      {strokes.length === 0 && <span className={style.padHint}>{say('form.signature.here')}</span>}
    </div>
  );
}
