import { EyeOff } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';
import { ReadAloudButtons, SPEEDS, useSpeech, VOLUMES } from '../speech/index.ts';
import { AccessChoice } from './access-choice.tsx';
import style from './access-panel.module.css';

/** Reading aloud: on or off, how fast, how loud, with the screen hidden. */
export function SpeechPart(): ReactElement {
  const { on, speed, volume, setSpeed, setVolume, hide } = useSpeech();
  const { say, language } = useTexts();
  const number = new Intl.NumberFormat(language);
  const steps = (list: readonly number[]): { value: number; label: string }[] =>
    list.map((_, at) => ({ value: at, label: number.format(at + 1) }));
  return (
    <div className={style.speech}>
      <div className={style.speechButtons}>
        <span className={style.label}>{say('speech.label')}</span>
        <ReadAloudButtons />
        {on && (
          <Button icon={EyeOff} testId="hide-screen" onPress={() => hide(true)}>
            {say('speech.hide')}
          </Button>
        )}
      </div>
      {on && (
        <div className={style.choices}>
          <AccessChoice
            name="speed"
            label={say('speech.speed')}
            options={steps(SPEEDS)}
            chosen={speed}
            onChoose={setSpeed}
          />
          <AccessChoice
            name="volume"
            label={say('speech.volume')}
            options={steps(VOLUMES)}
            chosen={volume}
            onChoose={setVolume}
          />
        </div>
      )}
    </div>
  );
}
