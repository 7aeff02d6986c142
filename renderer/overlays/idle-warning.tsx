import { Hand, LogOut } from 'lucide-react';
import { type ReactElement, useEffect, useId, useMemo, useState } from 'react';
import { Button } from '../design/index.ts';
import { useKiosk } from '../frame/index.ts';
import { useTexts } from '../i18n/index.ts';
import style from './overlay.module.css';
import { Overlay } from './overlay.tsx';

const COUNT_EVERY_MS = 200;
/** When the time that is left is said aloud: nothing shorter than the sentence itself. */
const ANNOUNCED_SECONDS = [5, 10, 20, 30, 40, 50, 60];

/** Asks whether somebody is still there, and counts down. Main ends the session; this only shows it. */
export function IdleWarning({ endsAt }: { readonly endsAt: number }): ReactElement {
  const { calls, act } = useKiosk();
  const { say } = useTexts();
  const left = useSecondsUntil(endsAt);
  const step = ANNOUNCED_SECONDS.find((seconds) => left <= seconds);
  const lead = say('idle.lead', { count: left });
  // biome-ignore lint/correctness/useExhaustiveDependencies: changes only when it is time to say it
  const announced = useMemo(() => lead, [step]);
  const leadId = useId();
  return (
    <Overlay name="idle" title={say('idle.title')}>
      <p className={style.count} aria-hidden>
        {left}
      </p>
      <p id={leadId} aria-hidden>
        {lead}
      </p>
      <p className="for-listening" role="status" data-said-as={leadId}>
        {announced}
      </p>
      <div className={style.buttons}>
        <Button
          look="primary"
          icon={Hand}
          wide
          testId="more-time"
          onPress={() => act(() => calls['session.touched']({}))}
        >
          {say('idle.more')}
        </Button>
        <Button
          icon={LogOut}
          iconTurns
          wide
          endsSession
          testId="idle-finish"
          onPress={() => act(() => calls['session.end']({}))}
        >
          {say('idle.finish')}
        </Button>
      </div>
    </Overlay>
  );
}

/** Whole seconds until a moment of this page's clock. */
export function useSecondsUntil(endsAt: number): number {
  const leftNow = (): number => Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => setTick((tick) => tick + 1), COUNT_EVERY_MS);
    return () => window.clearInterval(timer);
  }, []);
  return leftNow();
}
