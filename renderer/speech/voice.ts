import type { KioskBridge } from '../frame/index.ts';
import type { Said } from './gather.ts';
import { createPlayer, type Player } from './player.ts';

/** How fast and how loud: steps that a visitor can change. */
export const SPEEDS = [110, 160, 220, 300] as const;
export const VOLUMES = [0.2, 0.4, 0.6, 0.8, 1] as const;

export type VoiceSettings = { readonly speed: number; readonly volume: number };

/** Says things one after the other; newer things cut older ones. */
export type Voice = {
  readonly say: (things: readonly Said[]) => void;
  /** After what is being said. */
  readonly sayNext: (things: readonly Said[]) => void;
  readonly repeat: () => void;
  readonly cut: () => void;
  readonly pause: (paused: boolean) => void;
  readonly set: (settings: VoiceSettings) => void;
  readonly close: () => void;
};

const LONGEST = 1_800;
/** Short things of one language are said in one breath, so long. */
const BREATH = 240;
const MOST_WAITING = 400;

/** `onNoVoice`: the machine cannot speak. */
export function createVoice(calls: KioskBridge['calls'], first: VoiceSettings, onNoVoice: () => void): Voice {
  let settings = first;
  let waiting: Said[] = [];
  let last: readonly Said[] = [];
  let turn = 0;
  let running = false;
  let player: Player | null = null;

  async function run(mine: number): Promise<void> {
    running = true;
    while (waiting.length > 0 && turn === mine) {
      const next = waiting.shift();
      if (!next) break;
      const { text, language } = next;
      const answer = await calls['speech.speak']({
        text: text.slice(0, LONGEST),
        language,
        wordsPerMinute: SPEEDS[settings.speed] ?? SPEEDS[1],
      }).catch(() => ({ kind: 'failed' }) as const);
      if (turn !== mine) return;
      if (answer.kind === 'no-voice') onNoVoice();
      if (answer.kind !== 'sound') continue;
      player ??= createPlayer();
      await player.play(answer.wav, VOLUMES[settings.volume] ?? 1);
    }
    if (turn === mine) running = false;
  }

  function cut(): void {
    turn += 1;
    running = false;
    waiting = [];
    player?.stop();
    calls['speech.cut']({}).catch(() => undefined);
  }

  function say(things: readonly Said[]): void {
    cut();
    last = things;
    waiting = inBreaths(things.slice(0, MOST_WAITING));
    player?.pause(false);
    void run(turn);
  }

  return {
    say,
    sayNext: (things) => {
      last = [...last, ...things].slice(-MOST_WAITING);
      waiting = [...waiting, ...inBreaths(things)].slice(0, MOST_WAITING);
      if (!running) void run(turn);
    },
    repeat: () => say(last),
    cut,
    pause: (paused) => player?.pause(paused),
    set: (next) => {
      settings = next;
    },
    close: () => {
      cut();
      player?.close();
    },
  };
}

/** Puts neighbours of one language together, parted by full stops. */
function inBreaths(things: readonly Said[]): Said[] {
  const breaths: Said[] = [];
  for (const thing of things) {
    const before = breaths.at(-1);
    const fits = before?.language === thing.language && before.text.length + thing.text.length < BREATH;
    if (before && fits) breaths[breaths.length - 1] = { ...before, text: `${before.text}. ${thing.text}` };
    else breaths.push(thing);
  }
  return breaths;
}
