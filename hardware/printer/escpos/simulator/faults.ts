import { z } from 'zod';

/** What can be wrong with the simulated printer. All false or 0: a printer in order. */
export const printerFaultsSchema = z.strictObject({
  paperNearEnd: z.boolean(),
  /** The roll is at its end. Setting it false is a new roll: the piece in the printer is torn off and the buffer goes on printing. */
  paperOut: z.boolean(),
  coverOpen: z.boolean(),
  cutterError: z.boolean(),
  /** The next cut jams: then `cutterError` is true. */
  cutterJamsNext: z.boolean(),
  /** Head too hot: an error that passes. */
  overheated: z.boolean(),
  unrecoverable: z.boolean(),
  /** Reads nothing and answers nothing, with the connection open. */
  stalled: z.boolean(),
  /** Real-time status bytes that are none. */
  garbageStatus: z.boolean(),
  /** Prints, and answers no question. */
  silent: z.boolean(),
  /** Refuses connections and drops those it has. */
  offline: z.boolean(),
  /** Prints 5 mm a second. */
  slow: z.boolean(),
  /** Sends automatic status (ASB) nobody asked for, twenty times a second. */
  noise: z.boolean(),
  /** Has no command that clears its buffer (DLE DC4 8, DLE ENQ 2), as many models: what it holds prints when paper is put in. */
  keepsBuffer: z.boolean(),
  /** Switched off: buffer, settings and connections are lost. */
  poweredOff: z.boolean(),
  /** Each answer comes so much later. */
  answerDelayMs: z.int().min(0).max(60_000),
});

export type PrinterFaults = z.infer<typeof printerFaultsSchema>;

export const printerFaultsPatchSchema = printerFaultsSchema.partial();

/** Something that happens by itself after so much more has been printed or received. */
export const scheduledFaultSchema = z.strictObject({
  after: z.strictObject({
    unit: z.enum(['lines', 'dots', 'bytes', 'cuts']),
    count: z.int().min(0).max(100_000_000),
  }),
  set: printerFaultsPatchSchema.optional(),
  /** Drops the connection with a reset (RST). */
  resetConnection: z.boolean().optional(),
});

export type ScheduledFault = z.infer<typeof scheduledFaultSchema>;

export const NO_FAULTS: PrinterFaults = {
  paperNearEnd: false,
  paperOut: false,
  coverOpen: false,
  cutterError: false,
  cutterJamsNext: false,
  overheated: false,
  unrecoverable: false,
  stalled: false,
  garbageStatus: false,
  silent: false,
  offline: false,
  slow: false,
  noise: false,
  keepsBuffer: false,
  poweredOff: false,
  answerDelayMs: 0,
};

/** Whether the mechanism stands still until somebody helps (then the printer calls itself offline). */
export function mechanismStops(faults: PrinterFaults): boolean {
  return (
    faults.paperOut || faults.coverOpen || faults.cutterError || faults.overheated || faults.unrecoverable
  );
}
