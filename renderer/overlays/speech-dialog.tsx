import { Check, Volume2, VolumeX } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button, Notice } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';
import { useSpeech } from '../speech/index.ts';
import style from './overlay.module.css';
import { Overlay } from './overlay.tsx';

/** Whether it shall be read aloud where others may hear it; or that it cannot be. */
export function SpeechDialog(): ReactElement | null {
  const { phase, agree, turn } = useSpeech();
  const { say } = useTexts();
  switch (phase) {
    case 'off':
    case 'on':
      return null;
    case 'none':
      return (
        <Overlay name="speech-none" title={say('speech.label')}>
          <Notice look="warn">{say('speech.none')}</Notice>
          <div className={style.buttons}>
            <Button
              look="primary"
              icon={Check}
              wide
              goesBack
              testId="speech-close"
              onPress={() => turn(false)}
            >
              {say('help.close')}
            </Button>
          </div>
        </Overlay>
      );
    case 'asking':
      return (
        <Overlay name="speech-asking" title={say('speech.ask')}>
          <p>{say('speech.othersHear')}</p>
          <div className={style.buttons}>
            <Button look="primary" icon={Volume2} wide testId="speech-agree" onPress={agree}>
              {say('speech.start')}
            </Button>
            <Button icon={VolumeX} wide goesBack testId="speech-refuse" onPress={() => turn(false)}>
              {say('speech.refuse')}
            </Button>
          </div>
        </Overlay>
      );
  }
}
