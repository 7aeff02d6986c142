import type { KioskBridge } from '../../domain/ipc/index.ts';
import type { Said } from './gather.ts';
import { inPieces, joined } from './pieces.ts';
import type { Player } from './player.ts';

/** How fast, in words a minute. */
export const SPEEDS = [110, 160, 220, 300] as const;
/** How loud: 20 dB from the lowest to the highest, with a step at 12 dB (EN 301 549, 8.2.1). */
export const VOLUMES = [0.1, 0.2, 0.4, 0.63, 1] as const;

/** Steps of SPEEDS and VOLUMES. */
export type VoiceSettings = { readonly speed: number; readonly volume: number };

/** Says things one after the other; newer things cut older ones. */
export type Voice = {
  /** Says all of a screen. When something cuts it, what is left can be resumed. */
  readonly read: (things: readonly Said[]) => void;
  readonly say: (things: readonly Said[]) => void;
  /** After what is being said. */
  readonly sayNext: (things: readonly Said[]) => void;
  /** What was said last. */
  readonly repeat: () => void;
  /** Whether the screen is being read now. */
  readonly reads: () => boolean;
  /** Whether anything is being said now. */
  readonly speaks: () => boolean;
  /** The screen from where it was cut; from its beginning where it was not. */
  readonly goOn: () => void;
  readonly cut: () => void;
  readonly set: (settings: VoiceSettings) => void;
  /** It says nothing any more. */
  readonly close: () => void;
};

export type VoiceParts = {
  readonly calls: Pick<KioskBridge['calls'], 'speech.speak' | 'speech.cut'>;
  readonly settings: VoiceSettings;
  /** The words in which a text is said aloud. */
  readonly inWords: (said: Said) => string;
  /** The language of the screen, for parts in one that there is no voice for. */
  readonly language: () => string;
  readonly player: (volume: number) => Player;
  /** A sound begins, or is over. */
  readonly onSound: (sounds: boolean) => void;
  /** A screen begins to be read from its beginning. */
  readonly onRead: () => void;
  /** The machine cannot speak. */
  readonly onNoVoice: () => void;
};

type Piece = Said & { readonly ofScreen: boolean };

const LONGEST = 1_800;
/** Short things of one language are said in one breath, so long. */
const BREATH = 240;
const MOST_WAITING = 400;
/** So often in a row there was no sound: there will be none. */
const MOST_FAILURES = 3;
const failed = { kind: 'failed' } as const;

export function createVoice(parts: VoiceParts): Voice {
  const { calls, onNoVoice } = parts;
  let { settings } = parts;
  let waiting: Piece[] = [];
  let now: Piece | null = null;
  let left: Piece[] = [];
  let screen: readonly Said[] = [];
  let last: readonly Said[] = [];
  let turn = 0;
  let failures = 0;
  let closed = false;
  let player: Player | null = null;

  async function run(mine: number): Promise<void> {
    while (turn === mine) {
      now = waiting.shift() ?? null;
      if (now === null) return;
      const wav = await soundOf(now);
      if (turn !== mine) return;
      failures = wav ? 0 : failures + 1;
      if (failures >= MOST_FAILURES) {
        waiting = [];
        onNoVoice();
      }
      if (!wav) continue;
      player ??= parts.player(VOLUMES[settings.volume] ?? 1);
      parts.onSound(true);
      await player.play(wav);
      if (turn === mine) parts.onSound(false);
    }
  }

  async function soundOf(piece: Piece): Promise<Uint8Array | null> {
    const { language } = piece;
    const text = piece.latest ? parts.inWords({ text: piece.latest.words(), language }) : piece.text;
    if (text === '') return null;
    const wordsPerMinute = SPEEDS[settings.speed] ?? SPEEDS[1];
    for (const tag of new Set([language, parts.language()])) {
      const answer = await calls['speech.speak']({ text, language: tag, wordsPerMinute }).catch(() => failed);
      if (answer.kind === 'sound') return answer.wav;
      if (answer.kind === 'cut') return null;
      if (answer.kind === 'no-voice' && tag === parts.language()) failures = MOST_FAILURES;
    }
    return null;
  }

  function cut(): void {
    turn += 1;
    const unsaid = [...(now ? [now] : []), ...waiting].filter(({ ofScreen }) => ofScreen);
    if (unsaid.length > 0) left = unsaid;
    waiting = [];
    now = null;
    player?.stop();
    parts.onSound(false);
    calls['speech.cut']({}).catch(() => undefined);
  }

  function start(pieces: readonly Piece[]): void {
    if (closed) return;
    cut();
    waiting = pieces.slice(0, MOST_WAITING);
    void run(turn);
  }

  const piecesOf = (things: readonly Said[], ofScreen: boolean): Piece[] =>
    inBreaths(
      things.flatMap((said) =>
        inPieces(parts.inWords(said), LONGEST).map((text) => ({ ...said, text, ofScreen })),
      ),
    );

  function say(things: readonly Said[]): void {
    last = things;
    start(piecesOf(things, false));
  }

  function read(things: readonly Said[]): void {
    screen = things;
    last = things;
    start(piecesOf(things, true));
    left = [];
    parts.onRead();
  }

  function sayNext(things: readonly Said[]): void {
    if (closed || things.length === 0) return;
    last = [...last, ...things].slice(-MOST_WAITING);
    const next = piecesOf(things, false);
    // What waits and says the same as it is now need not be said twice.
    const others = waiting.filter(({ latest }) => !latest || !next.some((piece) => piece.latest === latest));
    waiting = [...others, ...next].slice(0, MOST_WAITING);
    if (now === null) void run(turn);
  }

  return {
    read,
    say,
    sayNext,
    repeat: () => (last === screen ? read(screen) : say(last)),
    reads: () => now?.ofScreen === true || waiting.some(({ ofScreen }) => ofScreen),
    speaks: () => now !== null || waiting.length > 0,
    goOn: () => {
      if (left.length === 0) return read(screen);
      const unsaid = left;
      left = [];
      start(unsaid);
    },
    cut,
    set: (next) => {
      settings = next;
      player?.setVolume(VOLUMES[next.volume] ?? 1);
    },
    close: () => {
      cut();
      closed = true;
      player?.close();
    },
  };
}

/** Puts short neighbours of one language together. */
function inBreaths(pieces: readonly Piece[]): Piece[] {
  const breaths: Piece[] = [];
  for (const piece of pieces) {
    const before = breaths.at(-1);
    const fits = before?.language === piece.language && before.text.length + piece.text.length < BREATH;
    if (before && fits && !before.latest && !piece.latest)
      breaths[breaths.length - 1] = { ...before, text: joined(before.text, piece.text) };
    else breaths.push(piece);
  }
  return breaths;
}
