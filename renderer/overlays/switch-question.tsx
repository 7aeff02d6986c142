import { Check, Undo2 } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';
import { usePersonalSwitch } from '../scanning/index.ts';
import style from './overlay.module.css';
import { Overlay } from './overlay.tsx';

/** A frame that moves by itself is on Pay for a moment only: what was chosen there is chosen once more, and no comes first. */
export function SwitchQuestion(): ReactElement | null {
  const { asked, answer } = usePersonalSwitch();
  const { say } = useTexts();
  if (asked === null) return null;
  return (
    <Overlay name="switch" title={say('scan.sure')}>
      <p className={style.said}>{asked.textContent}</p>
      <div className={style.buttons}>
        <Button icon={Undo2} wide goesBack testId="switch-no" onPress={() => answer(false)}>
          {say('help.no')}
        </Button>
        <Button look="primary" icon={Check} wide testId="switch-yes" onPress={() => answer(true)}>
          {say('scan.yes')}
        </Button>
      </div>
    </Overlay>
  );
}
