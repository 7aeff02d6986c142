/** Plays one sound at a time. */
export type Player = {
  /** Resolves when the sound is over or was stopped. */
  readonly play: (wav: Uint8Array, volume: number) => Promise<void>;
  readonly stop: () => void;
  readonly pause: (paused: boolean) => void;
  readonly close: () => void;
};

/** A player on the page's audio. Made when speech is first wanted: without it there is no audio at all. */
export function createPlayer(): Player {
  const audio = new AudioContext();
  let playing: AudioBufferSourceNode | null = null;

  function stop(): void {
    playing?.stop();
    playing = null;
  }

  async function play(wav: Uint8Array, volume: number): Promise<void> {
    stop();
    const sound = await audio.decodeAudioData(wav.slice().buffer);
    const source = audio.createBufferSource();
    const gain = audio.createGain();
    gain.gain.value = volume;
    source.buffer = sound;
    source.connect(gain).connect(audio.destination);
    playing = source;
    await new Promise<void>((resolve) => {
      source.onended = () => resolve();
      source.start();
    });
  }

  return {
    play,
    stop,
    pause: (paused) => void (paused ? audio.suspend() : audio.resume()),
    close: () => {
      stop();
      void audio.close();
    },
  };
}
