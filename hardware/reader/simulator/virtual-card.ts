/** What a card answers to a command, status word included. Knows its own selection, as a card does; `reset` forgets it. */
export type VirtualCard = {
  readonly atr: Uint8Array;
  answer(command: Uint8Array): Uint8Array;
  reset(): void;
};

export type CardContents = {
  /** Hexadecimal; answered to FF CA by the reader of a contactless card. None: a contact card. */
  readonly serialNumber?: string;
  /** The files of each application by their short identifiers; applications by their hexadecimal names. */
  readonly applications?: Readonly<Record<string, Readonly<Record<number, Uint8Array>>>>;
  readonly protocol?: 'T0' | 'T1' | 'storage';
};

/** Answers to reset: a plain contact card with T=0, a contactless one (PC/SC part 3, 3.1.3.2.3), one with memory alone. */
const ATR = {
  T0: '3b00',
  T1: '3b80800101',
  storage: '3b8f8001804f0ca000000306030001000000006a',
};

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const status = (word: number, data: Uint8Array = new Uint8Array()): Uint8Array =>
  Buffer.concat([data, Buffer.from([word >> 8, word & 0xff])]);

const NOT_FOUND = 0x6a82;
const WRONG_INSTRUCTION = 0x6d00;
const WRONG_PLACE = 0x6985;

/** A card with true files and applications. It notes every command, so that a test can see what was asked of it. */
export function createVirtualCard(
  contents: CardContents,
): VirtualCard & { readonly commands: readonly string[] } {
  const { applications = {}, protocol = 'T1' } = contents;
  const commands: string[] = [];
  let selected: string | null = null;
  let waiting: Uint8Array | null = null;

  /** With T=0 data is fetched by a command of its own; the wrong length is answered by the right one. */
  function give(data: Uint8Array, expected: number | null): Uint8Array {
    if (protocol === 'T0' && expected === null && data.length > 0) {
      waiting = data;
      return status(0x6100 | (data.length & 0xff));
    }
    if (protocol === 'T0' && expected !== (data.length & 0xff)) return status(0x6c00 | (data.length & 0xff));
    return status(0x9000, data);
  }

  function select(command: Uint8Array): Uint8Array {
    const length = command[4] ?? 0;
    const name = hex(command.subarray(5, 5 + length));
    if (!Object.hasOwn(applications, name)) return status(NOT_FOUND);
    selected = name;
    const fci = Buffer.concat([Buffer.from([0x6f, length + 2, 0x84, length]), Buffer.from(name, 'hex')]);
    return give(fci, command.length > 5 + length ? (command[5 + length] ?? 0) : null);
  }

  function readBinary(command: Uint8Array): Uint8Array {
    if (selected === null) return status(WRONG_PLACE);
    const file = applications[selected]?.[(command[2] ?? 0) & 0x1f];
    if (file === undefined) return status(NOT_FOUND);
    return give(file, command[4] ?? 0);
  }

  return {
    atr: Buffer.from(ATR[protocol], 'hex'),
    commands,
    reset() {
      selected = null;
      waiting = null;
    },
    answer(command) {
      commands.push(hex(command));
      if (command.length < 4) return status(0x6700);
      const held = waiting;
      waiting = null;
      const instruction = hex(command.subarray(0, 2));
      if (instruction === 'ffca' && contents.serialNumber !== undefined) {
        return status(0x9000, Buffer.from(contents.serialNumber, 'hex'));
      }
      if (protocol === 'storage') return status(WRONG_INSTRUCTION);
      if (instruction === '00a4') return select(command);
      if (instruction === '00b0') return readBinary(command);
      if (instruction === '00c0' && held !== null) return status(0x9000, held);
      return status(command[0] === 0x00 ? WRONG_INSTRUCTION : 0x6e00);
    },
  };
}
