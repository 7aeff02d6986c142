/** An open way to a printer. */
export type PrinterPort = {
  /** Hands bytes over; false when they were not all taken within the time, or the port was lost. */
  readonly write: (bytes: Uint8Array, deadlineMs: number) => Promise<boolean>;
  readonly onData: (listener: (bytes: Uint8Array) => void) => void;
  readonly isOpen: () => boolean;
  /** Ends in order: what was written is delivered first. */
  readonly close: () => Promise<void>;
  /**
   * Ends at once and throws away what was written and not delivered yet: the system would go on handing it to a printer that
   * reads again after new paper was put in.
   */
  readonly abandon: () => Promise<void>;
};
