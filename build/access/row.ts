/** One rule of docs/accessibility.md: what the kiosk does for it, and what would break if it did not. */
export type Row = {
  readonly id: number;
  /** The rule in a few words. */
  readonly rule: string;
  /** Where it is written, in words for the table. */
  readonly where: string;
  /** Clauses of EN 301 549 V3.2.1, chapters 5 to 8. */
  readonly en: readonly string[];
  /** Success criteria of WCAG 2.2. */
  readonly wcag: readonly string[];
  /** Sections of the revised Section 508. */
  readonly section508: readonly string[];
  readonly met: 'yes' | 'part' | 'installer';
  /** What the answer leaves to somebody else. */
  readonly except?: string;
  readonly how: string;
  /** Tests that fail when the row does not hold: `npm run prove:access` breaks each once. Every "yes" has one. */
  readonly proofs: readonly Proof[];
  /** What else looks at it, such as walks through the whole kiosk. */
  readonly besides?: string;
};

/** A test, and a small change of the product's source with which it must fail. */
export type Proof = {
  readonly test: { readonly file: string; readonly name: string };
  /** Of the tests that go through all sample screens, those screens that show it. */
  readonly samples?: string;
  readonly broken: { readonly file: string; readonly from: string; readonly to: string };
};
