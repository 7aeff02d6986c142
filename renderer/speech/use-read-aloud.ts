import { type LucideIcon, Pause, Play, RotateCcw, Volume2, VolumeX } from 'lucide-react';
import { useTexts } from '../i18n/index.ts';
import { useSpeech } from './speech-context.ts';

export type ReadAloudControl = {
  readonly testId: string;
  readonly icon: LucideIcon;
  readonly words: string;
  readonly press: () => void;
};

/** What reads the screen aloud; while it reads: what ends it, says it once more, and pauses. */
export function useReadAloud(): readonly [ReadAloudControl, ...ReadAloudControl[]] {
  const { on, paused, turn, repeat, pause } = useSpeech();
  const { say } = useTexts();
  if (!on) {
    return [{ testId: 'read-aloud', icon: Volume2, words: say('speech.start'), press: () => turn(true) }];
  }
  return [
    { testId: 'read-aloud', icon: VolumeX, words: say('speech.stop'), press: () => turn(false) },
    { testId: 'read-again', icon: RotateCcw, words: say('speech.repeat'), press: repeat },
    {
      testId: 'read-pause',
      icon: paused ? Play : Pause,
      words: say(paused ? 'speech.goOn' : 'speech.pause'),
      press: () => pause(!paused),
    },
  ];
}
