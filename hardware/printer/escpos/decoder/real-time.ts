/** A command that a printer executes the moment it arrives, before all that waits in its buffer. */
export type RealTimeCommand =
  | { readonly kind: 'transmit-status'; readonly which: 1 | 2 | 3 | 4 }
  | { readonly kind: 'recover'; readonly clearBuffers: boolean }
  | { readonly kind: 'drawer-pulse' }
  | { readonly kind: 'power-off' }
  | { readonly kind: 'clear-buffers' };

export type RealTimeHit = {
  readonly command: RealTimeCommand;
  /** Index in the chunk of the byte after the command's last. */
  readonly end: number;
};

/** Finds real-time commands in a stream that may come cut anywhere; also inside other commands' data, as printers do. */
export type RealTimeScanner = { scan(chunk: Uint8Array): RealTimeHit[] };

const CLEAR = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];

/** The longest pattern: as many bytes are looked back. */
const WINDOW = CLEAR.length;

export function createRealTimeScanner(): RealTimeScanner {
  let window: number[] = [];
  return {
    scan(chunk) {
      const hits: RealTimeHit[] = [];
      for (let index = 0; index < chunk.length; index += 1) {
        window.push(chunk[index] ?? 0);
        if (window.length > WINDOW) window.shift();
        const command = commandAtEnd(window);
        if (command === undefined) continue;
        hits.push({ command, end: index + 1 });
        window = [];
      }
      return hits;
    },
  };
}

/** Whether a command's own data hold a real-time command (it would be executed there). */
export function holdsRealTimeCommand(data: Uint8Array): boolean {
  return createRealTimeScanner().scan(data).length > 0;
}

function commandAtEnd(window: readonly number[]): RealTimeCommand | undefined {
  const last = window[window.length - 1] ?? 0;
  if (endsWith(window, [0x10, 0x04, last]) && (last === 1 || last === 2 || last === 3 || last === 4)) {
    return { kind: 'transmit-status', which: last };
  }
  if (endsWith(window, [0x10, 0x05, last]) && (last === 1 || last === 2))
    return { kind: 'recover', clearBuffers: last === 2 };
  if (endsWith(window, CLEAR)) return { kind: 'clear-buffers' };
  if (endsWith(window, [0x10, 0x14, 0x02, 0x01, 0x08])) return { kind: 'power-off' };
  const pin = window[window.length - 2] ?? 0;
  if (pin <= 1 && last >= 1 && last <= 8 && endsWith(window, [0x10, 0x14, 0x01, pin, last]))
    return { kind: 'drawer-pulse' };
  return undefined;
}

function endsWith(window: readonly number[], pattern: readonly number[]): boolean {
  const from = window.length - pattern.length;
  return from >= 0 && pattern.every((byte, index) => window[from + index] === byte);
}
