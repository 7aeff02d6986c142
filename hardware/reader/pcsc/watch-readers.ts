import { PCSC, type PcscContext, PLUG_NOTICE, type ReaderState, STATE } from './pcsc-library.ts';

/** A card that was put to a reader just now. */
export type InsertedCard = { readonly reader: string; readonly atr: Uint8Array; readonly isMute: boolean };

export type Look =
  | { readonly kind: 'seen'; readonly readers: number; readonly inserted: readonly InsertedCard[] }
  /** The daemon is gone, or the wait was cancelled. */
  | { readonly kind: 'lost' };

/** Watches the readers whose name holds some text, over one connection with the daemon. */
export type ReaderWatch = {
  /** Waits up to the time for something to happen at a reader, and tells what has. */
  look(timeoutMs: number): Promise<Look>;
};

/**
 * A card that already lies at a reader at start is ignored: its owner may have left.
 * It counts when it is put there again.
 */
export function watchReaders(context: PcscContext, nameHolds: string): ReaderWatch {
  let known: readonly ReaderState[] = [];
  let plugs = unseen(PLUG_NOTICE);

  async function look(timeoutMs: number): Promise<Look> {
    const names = await context.readers();
    if (names.kind === 'failed') return { kind: 'lost' };
    const readers = names.value.filter((name) => name.includes(nameHolds));
    const asked = readers.map((reader) => known.find((state) => state.reader === reader) ?? unseen(reader));
    const isNew = asked.some(({ state }) => state === 0);
    // One first seen answers at once how it is.
    const changed = await context.waitForChange([...asked, plugs], isNew ? 0 : timeoutMs);
    const isQuiet = changed.kind === 'failed' && changed.code === PCSC.timeout;
    if (changed.kind === 'failed' && !isQuiet) return { kind: 'lost' };
    const now = changed.kind === 'done' ? changed.value : [];
    const after = (before: ReaderState): ReaderState => {
      const found = now.find(({ reader }) => reader === before.reader) ?? before;
      return { ...found, state: found.state & ~STATE.changed };
    };
    plugs = after(plugs);
    known = asked.map(after).filter(({ state }) => (state & (STATE.unknown | STATE.unavailable)) === 0);
    const inserted = known.filter(({ reader, state }) =>
      isInsertion(asked.find((before) => before.reader === reader)?.state ?? 0, state),
    );
    return {
      kind: 'seen',
      readers: known.length,
      inserted: inserted.map(({ reader, atr, state }) => ({
        reader,
        atr,
        isMute: (state & STATE.mute) !== 0,
      })),
    };
  }

  return { look };
}

const unseen = (reader: string): ReaderState => ({ reader, state: 0, atr: new Uint8Array() });

/** A card where there was none, or another one: it was taken away and put back while nobody looked, and the count tells. */
function isInsertion(before: number, after: number): boolean {
  if (before === 0 || (after & STATE.present) === 0) return false;
  return (before & STATE.present) === 0 || before >>> 16 !== after >>> 16;
}
