import type { EscPosCommand } from '../decoder/index.ts';
import type { PrinterFaults } from './faults.ts';
import { automaticStatus, paperSensorStatus } from './status-bytes.ts';

/** What the printer says of itself to `GS I`. */
export type PrinterIdentity = {
  readonly manufacturer: string;
  readonly model: string;
  readonly firmware: string;
  readonly serial: string;
};

export const DEMO_IDENTITY: PrinterIdentity = {
  manufacturer: 'BENCH',
  model: 'BP-80',
  firmware: '1.00',
  serial: 'B000001',
};

/** What a command asks of the printer besides printing. */
export type CommandAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'answer'; readonly bytes: Uint8Array }
  /** `GS a`: from now on it reports changes of these kinds by itself. */
  | { readonly kind: 'automatic-status'; readonly mask: number; readonly bytes: Uint8Array };

const NONE: CommandAnswer = { kind: 'none' };

/** The answer that a command gets when its turn in the buffer has come, after all before it was printed. */
export function answerTo(
  command: EscPosCommand,
  faults: PrinterFaults,
  identity: PrinterIdentity,
): CommandAnswer {
  if (command.kind !== 'command') return NONE;
  const [first = 0] = command.parameters;
  switch (command.name) {
    case 'GS r':
      return {
        kind: 'answer',
        bytes: Uint8Array.of(first === 1 || first === 49 ? paperSensorStatus(faults) : 0),
      };
    case 'GS I':
      return identify(first, identity);
    case 'GS a':
      return {
        kind: 'automatic-status',
        mask: first,
        bytes: first === 0 ? new Uint8Array() : automaticStatus(faults),
      };
    case 'GS ( H':
      return processId(command.parameters);
    default:
      return NONE;
  }
}

function identify(which: number, identity: PrinterIdentity): CommandAnswer {
  const numbers: Record<number, number> = { 1: 0x20, 49: 0x20, 2: 0x02, 50: 0x02, 3: 0x01, 51: 0x01 };
  const number = numbers[which];
  if (number !== undefined) return { kind: 'answer', bytes: Uint8Array.of(number) };
  const texts: Record<number, string> = {
    65: identity.firmware,
    66: identity.manufacturer,
    67: identity.model,
    68: identity.serial,
  };
  const text = texts[which];
  return text === undefined
    ? NONE
    : { kind: 'answer', bytes: Uint8Array.of(0x5f, ...Buffer.from(text, 'latin1'), 0) };
}

/** `GS ( H` function 48: gives back the four bytes that the driver chose, so that it knows how far printing has come. */
function processId(parameters: Uint8Array): CommandAnswer {
  const [request, mode, ...id] = parameters;
  if (request !== 48 || mode !== 48 || id.length !== 4) return NONE;
  return { kind: 'answer', bytes: Uint8Array.of(0x37, 0x22, ...id, 0) };
}

/** What `DLE DC4` 8 is answered by when the buffers are clear. */
export const BUFFERS_CLEARED = Uint8Array.of(0x37, 0x25, 0);

/** Bytes in place of a real-time status that fail its fixed bits, each in another way. */
export const GARBAGE_STATUS = [0xff, 0x00, 0x93, 0x6d] as const;
