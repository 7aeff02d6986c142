/** What a kiosk knows of the time. */
export type ClockFacts = {
  /** The last time that central told, in an answer over TLS; null before the first. */
  readonly lastServerAt: Date | null;
  /** When the program that runs was built. */
  readonly builtAt: Date;
};

/** The time by which a kiosk decides what has expired: it never runs backwards, and the machine's own clock has no say in it. */
export const trustedTime = ({ lastServerAt, builtAt }: ClockFacts): Date =>
  lastServerAt && lastServerAt > builtAt ? lastServerAt : builtAt;
