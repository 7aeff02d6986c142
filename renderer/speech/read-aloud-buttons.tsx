import { Pause, Play, RotateCcw, Volume2, VolumeX } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button } from '../design/index.ts';
import { useTexts } from '../i18n/index.ts';
import { useSpeech } from './speech-context.ts';

/** Reads the screen aloud, on every screen; while it reads: once more, and a pause. */
export function ReadAloudButtons(): ReactElement {
  const { on, paused, turn, repeat, pause } = useSpeech();
  const { say } = useTexts();
  return (
    <>
      <Button
        testId="read-aloud"
        icon={on ? VolumeX : Volume2}
        label={say(on ? 'speech.stop' : 'speech.start')}
        onPress={() => turn(!on)}
      />
      {on && (
        <>
          <Button testId="read-again" icon={RotateCcw} label={say('speech.repeat')} onPress={repeat} />
          <Button
            testId="read-pause"
            icon={paused ? Play : Pause}
            label={say(paused ? 'speech.goOn' : 'speech.pause')}
            onPress={() => pause(!paused)}
          />
        </>
      )}
    </>
  );
}
