import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { SpeechAnswer } from '../../domain/ipc/index.ts';
import type { LanguageTag } from '../../domain/text/index.ts';

/**
 * Speaks with the system program espeak-ng, in a process of its own: its licence (GPL-3) is not the product's, so it is neither
 * linked nor shipped. Text goes in by its standard input, never on a command line; sound comes out as WAV.
 */
export type Speaker = {
  /** The sound of a text. A newer text cuts what is still being made; `wordsPerMinute` 80 to 450. */
  readonly speak: (text: string, language: LanguageTag, wordsPerMinute: number) => Promise<SpeechAnswer>;
  readonly cut: () => void;
};

/** espeak-ng's voices by the product's languages. */
const VOICES: Readonly<Record<LanguageTag, string>> = {
  en: 'en-gb',
  es: 'es',
  fr: 'fr-fr',
  de: 'de',
  pt: 'pt',
  pl: 'pl',
  uk: 'uk',
  ar: 'ar',
  'zh-Hans': 'cmn',
  vi: 'vi',
};

const DEADLINE_MS = 8_000;
/** Four minutes of 22,050 samples a second. */
const LARGEST_BYTES = 10_500_000;

export function createSpeaker(program = 'espeak-ng'): Speaker {
  let running: ChildProcessWithoutNullStreams | null = null;

  function cut(): void {
    running?.kill('SIGKILL');
    running = null;
  }

  function speak(text: string, language: LanguageTag, wordsPerMinute: number): Promise<SpeechAnswer> {
    cut();
    const voice = VOICES[language];
    if (voice === undefined) return Promise.resolve({ kind: 'no-voice' });
    return new Promise((resolve) => {
      const parameters = ['-v', voice, '-s', String(wordsPerMinute), '-b', '1', '--stdin', '--stdout'];
      const child = spawn(program, parameters, { stdio: ['pipe', 'pipe', 'pipe'] });
      running = child;
      const parts: Buffer[] = [];
      let size = 0;
      const deadline = setTimeout(() => end({ kind: 'failed' }), DEADLINE_MS);
      const end = (answer: SpeechAnswer): void => {
        clearTimeout(deadline);
        child.kill('SIGKILL');
        if (running === child) running = null;
        resolve(answer);
      };
      // What it complains of is not kept: it may repeat the text.
      child.stderr.resume();
      child.once('error', () => end({ kind: 'no-voice' }));
      child.stdin.once('error', () => end({ kind: 'cut' }));
      child.stdout.on('data', (part: Buffer) => {
        size += part.length;
        if (size > LARGEST_BYTES) end({ kind: 'failed' });
        else parts.push(part);
      });
      child.once('close', (code) => {
        if (code === 0 && size > 44) end({ kind: 'sound', wav: new Uint8Array(Buffer.concat(parts)) });
        else end({ kind: running === child ? 'failed' : 'cut' });
      });
      child.stdin.end(text);
    });
  }

  return { speak, cut };
}
