/** One test in Playwright's JSON report. */
export type PlaywrightSpec = {
  readonly title: string;
  readonly file: string;
  readonly ok: boolean;
  readonly tests: readonly {
    readonly results: readonly {
      readonly duration: number;
      readonly errors?: readonly { readonly message?: string }[];
    }[];
  }[];
};
type Suite = { readonly suites?: readonly Suite[]; readonly specs?: readonly PlaywrightSpec[] };

/** The tests in Playwright's JSON report, at every depth, their files relative to the folder of the run. */
export function specsOf(report: unknown): PlaywrightSpec[] {
  const below = ({ suites = [], specs = [] }: Suite): PlaywrightSpec[] => [
    ...specs.map((spec) => ({ ...spec, file: `test/e2e/${spec.file}` })),
    ...suites.flatMap(below),
  ];
  return below(report as Suite);
}

type VitestFile = {
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string }[];
};

/** Whether a file in Vitest's JSON report failed before any of its tests did: it could not be loaded or prepared. */
export const isUnprepared = ({ status, assertionResults }: VitestFile): boolean =>
  status === 'failed' && assertionResults.every((test) => test.status !== 'failed');
