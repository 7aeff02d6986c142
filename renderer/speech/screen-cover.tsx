import { Eye } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';
import style from './screen-cover.module.css';
import { useSpeech } from './speech-context.ts';

/** Covers the screen for a resident who listens, so that nobody reads along. Keys and keypad work below it as before. */
export function ScreenCover(): ReactElement | null {
  const { on, hidden, hide } = useSpeech();
  const { say } = useTexts();
  if (!on || !hidden) return null;
  return (
    <div className={style.cover} data-testid="cover">
      <p>{say('speech.hidden')}</p>
      <Button icon={Eye} testId="uncover" onPress={() => hide(false)}>
        {say('speech.show')}
      </Button>
    </div>
  );
}
