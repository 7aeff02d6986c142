/** Plays one sound at a time. */
export type Player = {
  /** Resolves when the sound is over, was stopped, or cannot be played. */
  readonly play: (wav: Uint8Array) => Promise<void>;
  readonly stop: () => void;
  /** Of what plays now and of what follows; 1 is as loud as the voice comes. */
  readonly setVolume: (volume: number) => void;
  readonly close: () => void;
};

/** A machine whose sound stands still must not silence what follows. */
const LATE_MS = 2_000;

/** A player on the page's audio. Made when something is to be heard first: without it there is no audio at all. */
export function createPlayer(volume: number): Player {
  const audio = new AudioContext();
  const gain = audio.createGain();
  gain.gain.value = volume;
  gain.connect(audio.destination);
  let turn = 0;
  let playing: AudioBufferSourceNode | null = null;

  function stop(): void {
    turn += 1;
    playing?.stop();
    playing = null;
  }

  async function play(wav: Uint8Array): Promise<void> {
    stop();
    const mine = turn;
    const sound = await audio.decodeAudioData(wav.slice().buffer).catch(() => null);
    if (sound === null || turn !== mine) return;
    const source = audio.createBufferSource();
    source.buffer = sound;
    source.connect(gain);
    playing = source;
    await new Promise<void>((resolve) => {
      const late = window.setTimeout(resolve, sound.duration * 1000 + LATE_MS);
      source.onended = () => {
        window.clearTimeout(late);
        resolve();
      };
      source.start();
    });
    source.disconnect();
  }

  return {
    play,
    stop,
    setVolume: (next) => {
      gain.gain.value = next;
    },
    close: () => {
      stop();
      audio.close().catch(() => undefined);
    },
  };
}
