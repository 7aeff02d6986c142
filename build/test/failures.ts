import { relative } from 'node:path';

/** A test that failed: where it stands, and the first lines of its error. */
export type Failure = { readonly file: string; readonly title: string; readonly why: string };

/** Lines of an error that a summary shows. */
const LINES = 6;
const start = (text: string): string => text.trim().split('\n').slice(0, LINES).join('\n');

/** The failures in Vitest's JSON report, its files relative to the folder of the run; a file that could not be loaded or prepared is one. */
export function failuresOfVitest(report: unknown, folder: string): Failure[] {
  const { testResults } = report as {
    testResults: {
      name: string;
      status: string;
      message?: string;
      assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
    }[];
  };
  return testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    const file = relative(folder, name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0)
      return [{ file, title: 'could not be loaded or prepared', why: start(message) }];
    return failed.map(({ fullName, failureMessages = [] }) => ({
      file,
      title: fullName,
      why: start(failureMessages[0] ?? ''),
    }));
  });
}

type Suite = {
  readonly suites?: readonly Suite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly results: readonly { readonly errors?: readonly { readonly message?: string }[] }[];
    }[];
  }[];
};

/** The failures in Playwright's JSON report, with those outside any test. */
export function failuresOfPlaywright(report: unknown): Failure[] {
  const { errors, ...root } = report as Suite & { errors: readonly { readonly message?: string }[] };
  const below = ({ suites = [], specs = [] }: Suite): Failure[] => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ title, file, tests }) => ({
        file: `test/e2e/${file}`,
        title,
        why: tests
          .flatMap(({ results }) => results)
          .flatMap((result) => result.errors ?? [])
          .map(({ message = '' }) => start(message))
          .join('\n'),
      })),
    ...suites.flatMap(below),
  ];
  const outside = errors.map(({ message = '' }) => ({
    file: 'test/e2e',
    title: 'outside any test',
    why: start(message),
  }));
  return [...below(root), ...outside];
}

/** What failed, for the end of the output, where it is found at once. */
export const failureLines = (failures: readonly Failure[]): string[] =>
  failures.flatMap(({ file, title, why }) => [
    `FAILED  ${file}  ${title}`,
    ...why.split('\n').map((line) => `        ${line}`),
  ]);
