/** Somewhere in the console: a link leads there, and the address of the browser says it. */
export type Place = {
  /** The path with its parameters as names: `/transactions/$kioskId/$transactionId`. */
  readonly to: string;
  readonly params?: Readonly<Record<string, string>>;
  /** What the page is narrowed to; what is empty is left out. */
  readonly search?: Search;
};

/** What follows the `?` of an address: texts alone, so that it can be read and typed. */
export type Search = Readonly<Record<string, string | undefined>>;
