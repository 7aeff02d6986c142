import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { codeOf } from '../../domain/failure/index.ts';
import type { SpeechAnswer } from '../../domain/ipc/index.ts';
import type { LanguageTag } from '../../domain/text/index.ts';
import { sayable } from './sayable.ts';
import { voiceFor } from './voices.ts';

/**
 * Speaks with the system program espeak-ng, in a process of its own: its licence (GPL-3) is not the product's, so it is neither
 * linked nor shipped. Text goes in by its standard input, never on a command line; sound comes out as WAV. Nothing is kept.
 */
export type Speaker = {
  /** The sound of a text. A newer text cuts what is still being made; `wordsPerMinute` 80 to 450. */
  readonly speak: (text: string, language: LanguageTag, wordsPerMinute: number) => Promise<SpeechAnswer>;
  readonly cut: () => void;
};

export type SpeakerOptions = {
  readonly program: string;
  /** When a text takes longer, it has failed. */
  readonly deadlineMs: number;
  readonly largestBytes: number;
};

/** The longest text that a call may bring, at the slowest speed, is 10.4 MB of 22,050 samples a second. */
const USUAL: SpeakerOptions = { program: 'espeak-ng', deadlineMs: 8_000, largestBytes: 12_000_000 };
const WAV_HEADER_BYTES = 44;
/** What a system says of a program that is not there, or that it may not run. */
const MISSING = ['ENOENT', 'EACCES'];

export function createSpeaker(options: Partial<SpeakerOptions> = {}): Speaker {
  const { program, deadlineMs, largestBytes } = { ...USUAL, ...options };
  let running: { readonly cut: () => void } | null = null;

  function cut(): void {
    running?.cut();
    running = null;
  }

  function speak(text: string, language: LanguageTag, wordsPerMinute: number): Promise<SpeechAnswer> {
    cut();
    const voice = voiceFor(language);
    if (voice === null) return Promise.resolve({ kind: 'no-voice' });
    return new Promise((resolve) => {
      const child = start(program, voice, wordsPerMinute);
      const parts: Buffer[] = [];
      let size = 0;
      const mine = { cut: () => end({ kind: 'cut' }) };
      running = mine;
      const deadline = setTimeout(() => end({ kind: 'failed' }), deadlineMs);
      function end(answer: SpeechAnswer): void {
        clearTimeout(deadline);
        if (running === mine) running = null;
        child.kill('SIGKILL');
        resolve(answer);
      }
      child.on('error', (error) => end({ kind: isMissing(error) ? 'no-voice' : 'failed' }));
      // It may end before it has read everything; how it ended tells why.
      child.stdin.on('error', () => undefined);
      // What it complains of is not kept: it may repeat the text.
      child.stderr.resume();
      child.stdout.on('data', (part: Buffer) => {
        size += part.length;
        if (size > largestBytes) end({ kind: 'failed' });
        else parts.push(part);
      });
      child.on('close', (code) => {
        if (code === 0 && size > WAV_HEADER_BYTES) end({ kind: 'sound', wav: joined(parts, size) });
        // It ends like this, without a sound, when the voice is not installed.
        else end({ kind: code !== null && code !== 0 && size === 0 ? 'no-voice' : 'failed' });
      });
      child.stdin.end(sayable(text));
    });
  }

  return { speak, cut };
}

function start(program: string, voice: string, wordsPerMinute: number): ChildProcessWithoutNullStreams {
  const utf8 = ['-b', '1'];
  const parameters = ['-v', voice, '-s', String(wordsPerMinute), ...utf8, '--stdin', '--stdout'];
  return spawn(program, parameters, { stdio: ['pipe', 'pipe', 'pipe'] });
}

const isMissing = (error: unknown): boolean => MISSING.includes(codeOf(error) ?? '');

function joined(parts: readonly Buffer[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
