import {
  createCommandReader,
  createPaperWriter,
  createRealTimeScanner,
  type DecodeError,
  type EscPosCommand,
  type Paper,
  type RealTimeCommand,
} from '../decoder/index.ts';
import { answerTo, BUFFERS_CLEARED, GARBAGE_STATUS, type PrinterIdentity } from './answers.ts';
import { createFaultSchedule, type FaultSchedule } from './fault-schedule.ts';
import { mechanismStops, NO_FAULTS, type PrinterFaults } from './faults.ts';
import { automaticStatus, realTimeStatus } from './status-bytes.ts';

/** The line to the computer that the printer serves now. */
export type MachineLink = {
  send(bytes: Uint8Array): void;
  reset(): void /** There is room in the buffer again. */;
  wake(): void;
};

export type MachineOptions = {
  readonly bufferBytes: number;
  /** Infinity prints at once. */
  readonly dotsPerSecond: number;
  readonly widthDots: number;
  readonly headToCutterDots: number;
  readonly identity: PrinterIdentity;
  readonly onChange: () => void;
};

/** The printer without its plug: input buffer, mechanism, sensors. */
export type PrinterMachine = {
  /** Which line is served; undefined when none is. */
  serve(link: MachineLink | undefined): void;
  /** Bytes from the line; gives how many went into the buffer. The rest is to be offered again after `wake`. */
  receive(bytes: Uint8Array): number;
  pendingBytes(): number;
  receivedBytes(): number;
  papers(): readonly Paper[];
  errors(): readonly DecodeError[];
  faults(): PrinterFaults;
  setFaults(change: Partial<PrinterFaults>): void;
  readonly schedule: FaultSchedule;
  /** A fresh printer: no paper, no faults, nothing in the buffer. */
  reset(): void;
  close(): void;
};

const SLOW_DOTS_PER_SECOND = 40;
const NOISE_EVERY_MS = 50;
const MOST_PAPERS = 100;
/** Bytes are taken in such pieces, so that the buffer's limit is kept to about this. */
const PIECE_BYTES = 512;

export function createPrinterMachine(options: MachineOptions): PrinterMachine {
  let pieces: Paper[] = [];
  let faults = NO_FAULTS;
  let link: MachineLink | undefined;
  let received = 0;
  /** What came behind the place at which the line was cut never came. */
  let lineIsCut = false;
  let automaticMask = 0;
  let garbage = 0;
  let printing: NodeJS.Timeout | undefined;
  let noise: NodeJS.Timeout | undefined;
  /** A cut that jammed: it is done first when the cutter is free again. */
  let held: EscPosCommand | undefined;
  let reader = createCommandReader();
  let scanner = createRealTimeScanner();
  let writer = newWriter();
  const answers = new Set<NodeJS.Timeout>();
  const schedule = createFaultSchedule((set, resetConnection) => {
    setFaults(set);
    if (!resetConnection) return;
    lineIsCut = true;
    link?.reset();
  });

  return {
    serve(next) {
      link = next;
      lineIsCut = false;
      automaticMask = 0;
    },
    receive,
    pendingBytes: () => reader.pendingBytes(),
    receivedBytes: () => received,
    papers() {
      const current = writer.current();
      return current.lengthDots > 0 ? [...pieces, current] : [...pieces];
    },
    errors: () => writer.errors(),
    faults: () => faults,
    setFaults,
    schedule,
    reset() {
      stopPrinting();
      schedule.clear();
      pieces = [];
      received = 0;
      reader = createCommandReader();
      scanner = createRealTimeScanner();
      writer = newWriter();
      held = undefined;
      setFaults(NO_FAULTS);
      options.onChange();
    },
    close() {
      stopPrinting();
      clearInterval(noise);
      for (const answer of answers) clearTimeout(answer);
      link = undefined;
    },
  };

  function newWriter(): ReturnType<typeof createPaperWriter> {
    return createPaperWriter({
      widthDots: options.widthDots,
      headToCutterDots: options.headToCutterDots,
      onPiece: (piece) => {
        pieces = [...pieces, piece].slice(-MOST_PAPERS);
      },
    });
  }

  function receive(bytes: Uint8Array): number {
    let accepted = 0;
    while (accepted < bytes.length) {
      const space = room();
      if (space <= 0 || lineIsCut) break;
      const piece = bytes.subarray(accepted, accepted + Math.min(space, PIECE_BYTES));
      accepted += piece.length;
      take(piece);
    }
    if (accepted > 0) options.onChange();
    return accepted;
  }

  /** Data of a command that has begun go straight into the image memory: they need no room in the buffer. */
  function room(): number {
    if (faults.stalled || faults.poweredOff || faults.offline) return 0;
    const waitsForData = printing === undefined && !mechanismStops(faults);
    return waitsForData ? PIECE_BYTES : options.bufferBytes - reader.pendingBytes();
  }

  function take(piece: Uint8Array): void {
    received += piece.length;
    let from = 0;
    for (const hit of scanner.scan(piece)) {
      reader.append(piece.subarray(from, hit.end));
      from = hit.end;
      print();
      executeNow(hit.command);
    }
    reader.append(piece.subarray(from));
    print();
    schedule.count('bytes', piece.length);
  }

  function executeNow(command: RealTimeCommand): void {
    switch (command.kind) {
      case 'transmit-status':
        answer(Uint8Array.of(faults.garbageStatus ? nextGarbage() : realTimeStatus(command.which, faults)));
        break;
      case 'clear-buffers':
        if (faults.keepsBuffer) break;
        clearBuffers();
        answer(BUFFERS_CLEARED);
        break;
      case 'recover':
        if (command.clearBuffers && !faults.keepsBuffer) clearBuffers();
        print();
        break;
      case 'power-off':
        setFaults({ poweredOff: true });
        break;
      case 'drawer-pulse':
        break;
    }
  }

  function nextGarbage(): number {
    garbage += 1;
    return GARBAGE_STATUS[garbage % GARBAGE_STATUS.length] ?? 0xff;
  }

  function clearBuffers(): void {
    stopPrinting();
    reader.clear();
    writer.reset();
    held = undefined;
  }

  function answer(bytes: Uint8Array): void {
    if (faults.silent || bytes.length === 0) return;
    if (faults.answerDelayMs === 0) {
      link?.send(bytes);
      return;
    }
    const later = setTimeout(() => {
      answers.delete(later);
      link?.send(bytes);
    }, faults.answerDelayMs);
    answers.add(later);
  }

  /** Prints what is in the buffer as far as it can. */
  function print(): void {
    while (printing === undefined && !mechanismStops(faults) && !faults.stalled && !faults.poweredOff) {
      const command = held ?? reader.next();
      held = undefined;
      if (command === undefined) return;
      if (isCut(command) && faults.cutterJamsNext) {
        held = command;
        setFaults({ cutterJamsNext: false, cutterError: true });
        return;
      }
      execute(command);
    }
  }

  function execute(command: EscPosCommand): void {
    const before = { dots: writer.totalDots(), lines: writer.totalLines() };
    writer.write(command);
    const reply = answerTo(command, faults, options.identity);
    if (reply.kind === 'automatic-status') automaticMask = reply.mask;
    if (reply.kind !== 'none') answer(reply.bytes);
    const dots = writer.totalDots() - before.dots;
    if (dots > 0) advance(dots);
    schedule.count('lines', writer.totalLines() - before.lines);
    if (isCut(command)) schedule.count('cuts', 1);
    options.onChange();
  }

  function advance(dots: number): void {
    const speed = faults.slow ? SLOW_DOTS_PER_SECOND : options.dotsPerSecond;
    if (Number.isFinite(speed)) {
      printing = setTimeout(
        () => {
          printing = undefined;
          goOn();
        },
        (dots / speed) * 1000,
      );
    }
    schedule.count('dots', dots);
  }

  function goOn(): void {
    print();
    // Never from within `receive`: the line must not offer bytes that are just being taken.
    queueMicrotask(() => link?.wake());
    options.onChange();
  }

  function stopPrinting(): void {
    clearTimeout(printing);
    printing = undefined;
  }

  function setFaults(change: Partial<PrinterFaults>): void {
    const before = faults;
    faults = { ...faults, ...change };
    if (before.paperOut && !faults.paperOut) writer.tear();
    if (!before.poweredOff && faults.poweredOff) {
      clearBuffers();
      automaticMask = 0;
    }
    if (faults.offline || faults.poweredOff) link?.reset();
    clearInterval(noise);
    noise = faults.noise ? setInterval(() => link?.send(automaticStatus(faults)), NOISE_EVERY_MS) : undefined;
    const told = Buffer.from(automaticStatus(faults));
    if (automaticMask !== 0 && !told.equals(automaticStatus(before))) answer(told);
    goOn();
  }
}

function isCut(command: EscPosCommand): boolean {
  return command.kind === 'command' && ['GS V', 'ESC i', 'ESC m'].includes(command.name);
}
