import {
  Accessibility,
  ArrowLeft,
  ArrowRight,
  Check,
  LogOut,
  type LucideIcon,
  Pointer,
  X,
} from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../design/index.ts';
import { useDraft } from '../frame/index.ts';
import { useTexts } from '../i18n/index.ts';
import style from './overlay.module.css';
import { Overlay } from './overlay.tsx';
import { tourDraft } from './tour-draft.ts';

const STEPS: readonly (readonly [name: 'touch' | 'on' | 'back' | 'leave' | 'easier', picture: LucideIcon])[] =
  [
    ['touch', Pointer],
    ['on', ArrowRight],
    ['back', ArrowLeft],
    ['leave', LogOut],
    ['easier', Accessibility],
  ];

const TURNING: ReadonlySet<string> = new Set(['on', 'back', 'leave']);

/** How to use the screen, for residents who have never used one: one thing after the other. */
export function Tour(): ReactElement | null {
  const [draft, type] = useDraft(tourDraft);
  const { say } = useTexts();
  const at = draft.at;
  const step = at === null ? undefined : STEPS[at];
  if (at === null || !step) return null;
  const [name, Picture] = step;
  const last = at === STEPS.length - 1;
  const close = (): void => type({ at: null });
  return (
    <Overlay key={name} name="tour" title={say(`tour.${name}.title`)}>
      <Picture className={`${style.picture} ${TURNING.has(name) ? style.turning : ''}`} aria-hidden />
      <p className={style.said}>{say(`tour.${name}.text`)}</p>
      <p>{say('common.step', { step: at + 1, of: STEPS.length })}</p>
      <div className={style.buttons}>
        <Button
          look="primary"
          wide
          icon={last ? Check : ArrowRight}
          iconTurns={!last}
          iconAtEnd
          testId="tour-on"
          onPress={() => (last ? close() : type({ at: at + 1 }))}
        >
          {say(last ? 'access.done' : 'common.continue')}
        </Button>
        <Button icon={X} wide goesBack testId="tour-close" onPress={close}>
          {say('tour.close')}
        </Button>
      </div>
    </Overlay>
  );
}
