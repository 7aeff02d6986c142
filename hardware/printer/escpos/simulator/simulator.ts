import type { Unsubscribe } from '../../../device-status.ts';
import type { DecodeError, Paper } from '../decoder/index.ts';
import { DEMO_IDENTITY, type PrinterIdentity } from './answers.ts';
import {
  type PrinterFaults,
  printerFaultsPatchSchema,
  type ScheduledFault,
  scheduledFaultSchema,
} from './faults.ts';
import { createPrinterMachine, type PrinterMachine } from './machine.ts';
import { openPtyDoor } from './pty-door.ts';
import { openTcpDoor } from './tcp-door.ts';

export type PrinterSimulatorOptions = {
  /** A TCP address (port 0 chooses a free one), or the path at which a pty is to stand. */
  readonly transport:
    | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
    | { readonly kind: 'pty'; readonly path: string };
  /** Input buffer; 64 kB as in present network models (4 kB in older and serial ones). */
  readonly bufferBytes?: number;
  /** 1600 is 200 mm a second; Infinity (the default) prints at once. */
  readonly dotsPerSecond?: number;
  readonly widthDots?: number;
  readonly headToCutterDots?: number;
  readonly identity?: PrinterIdentity;
};

export type PrinterState = {
  readonly faults: PrinterFaults;
  readonly scheduled: readonly ScheduledFault[];
  readonly pendingBytes: number;
  readonly receivedBytes: number;
};

/** A receipt printer that behaves as one over its true transport. */
export type PrinterSimulator = {
  readonly address: PrinterSimulatorOptions['transport'];
  /** Cut pieces, oldest first, and the one still in the printer if anything was fed (the last 100). */
  papers(): readonly Paper[];
  /** What was wrong with the bytes received. */
  errors(): readonly DecodeError[];
  state(): PrinterState;
  /** Changes faults at once. Rejects on what is no fault, or when its port cannot be opened again. */
  setFaults(change: Partial<PrinterFaults>): Promise<void>;
  /** Lets a fault come by itself after so many more lines, dots, bytes or cuts. */
  schedule(step: ScheduledFault): void;
  onChange(listener: () => void): Unsubscribe;
  /** A fresh printer: no papers, no faults, empty buffer; connections stay. */
  reset(): Promise<void>;
  close(): Promise<void>;
};

export async function startPrinterSimulator(options: PrinterSimulatorOptions): Promise<PrinterSimulator> {
  const listeners = new Set<() => void>();
  let doorWork = Promise.resolve();
  let doorOpen = true;
  const machine = createPrinterMachine({
    bufferBytes: options.bufferBytes ?? 65_536,
    dotsPerSecond: options.dotsPerSecond ?? Number.POSITIVE_INFINITY,
    widthDots: options.widthDots ?? 576,
    headToCutterDots: options.headToCutterDots ?? 96,
    identity: options.identity ?? DEMO_IDENTITY,
    onChange: () => {
      void moveDoor();
      for (const listener of listeners) listener();
    },
  });
  const { transport } = options;
  const { door, address } = await openDoor(transport, machine);

  return {
    address,
    papers: machine.papers,
    errors: machine.errors,
    state: () => ({
      faults: machine.faults(),
      scheduled: machine.schedule.waiting(),
      pendingBytes: machine.pendingBytes(),
      receivedBytes: machine.receivedBytes(),
    }),
    setFaults(change) {
      machine.setFaults(printerFaultsPatchSchema.parse(change));
      return moveDoor();
    },
    schedule: (step) => machine.schedule.add(scheduledFaultSchema.parse(step)),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    reset() {
      machine.reset();
      return moveDoor();
    },
    async close() {
      listeners.clear();
      machine.close();
      await doorWork;
      await door.shut();
    },
  };

  /** The plug follows the faults, one step after the other. */
  function moveDoor(): Promise<void> {
    const wanted = !machine.faults().offline && !machine.faults().poweredOff;
    if (wanted === doorOpen) return doorWork;
    doorOpen = wanted;
    doorWork = doorWork.then(() => (wanted ? door.open() : door.shut()));
    return doorWork;
  }
}

type Transport = PrinterSimulatorOptions['transport'];

async function openDoor(
  transport: Transport,
  machine: PrinterMachine,
): Promise<{ door: { open(): Promise<void>; shut(): Promise<void> }; address: Transport }> {
  if (transport.kind === 'pty')
    return { door: await openPtyDoor(transport.path, machine), address: transport };
  const door = await openTcpDoor(transport.host, transport.port, machine);
  return { door, address: { ...transport, port: door.port } };
}
