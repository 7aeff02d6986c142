export { createPresence, type Presence } from './presence.ts';
export { ReadAloudButtons, ReadAloudInBar } from './read-aloud-buttons.tsx';
export { ScreenCover } from './screen-cover.tsx';
export {
  type Speech,
  SpeechContext,
  type SpeechPhase,
  useSpeech,
  useSpeechOfSession,
} from './speech-context.ts';
export { SPEEDS, VOLUMES } from './voice.ts';
