import { Pause, ToggleLeft } from 'lucide-react';
import { type ReactElement, useEffect, useState } from 'react';
import { useTexts } from '../i18n/index.ts';
import style from './scanning.module.css';
import { usePersonalSwitch } from './switch-context.ts';

/** As long as it takes to read it twice. */
const STAYS_MS = 15_000;

/** Says how the switch works when it is first used, when that changes, and while the frame rests. It lies over the header, where nothing is chosen. */
export function ScanStrip(): ReactElement {
  const { isUsed, settings, shown } = usePersonalSwitch();
  const { say, language } = useTexts();
  const rests = shown?.rests === true;
  const what = !isUsed ? null : rests ? 'scan.rests' : (`scan.${settings.moves}` as const);
  const isNew = useNewness(`${what} ${language}`);
  const isShown = what !== null && (rests || isNew);
  const Sign = rests ? Pause : ToggleLeft;
  return (
    <div role="status" data-scan-strip="">
      {isShown && (
        <p className={style.strip}>
          <Sign className={style.sign} aria-hidden />
          <span>{say(what)}</span>
        </p>
      )}
    </div>
  );
}

/** Whether something is what it is only since a moment. */
function useNewness(what: string): boolean {
  const [old, setOld] = useState<string | null>(null);
  useEffect(() => {
    const timer = window.setTimeout(() => setOld(what), STAYS_MS);
    return () => window.clearTimeout(timer);
  }, [what]);
  return old !== what;
}
