import { relative } from 'node:path';
import { isUnprepared, specsOf } from './reports.ts';

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
  return testResults.flatMap((tested) => {
    const file = relative(folder, tested.name);
    if (isUnprepared(tested))
      return [{ file, title: 'could not be loaded or prepared', why: start(tested.message ?? '') }];
    const failed = tested.assertionResults.filter((test) => test.status === 'failed');
    return failed.map(({ fullName, failureMessages = [] }) => ({
      file,
      title: fullName,
      why: start(failureMessages[0] ?? ''),
    }));
  });
}

/** The failures in Playwright's JSON report, with those outside any test. */
export function failuresOfPlaywright(report: unknown): Failure[] {
  const { errors } = report as { errors: readonly { readonly message?: string }[] };
  const failed = specsOf(report).filter(({ ok }) => !ok);
  return [
    ...failed.map(({ title, file, tests }) => ({
      file,
      title,
      why: tests
        .flatMap(({ results }) => results)
        .flatMap((result) => result.errors ?? [])
        .map(({ message = '' }) => start(message))
        .join('\n'),
    })),
    ...errors.map(({ message = '' }) => ({
      file: 'test/e2e',
      title: 'outside any test',
      why: start(message),
    })),
  ];
}

/** What failed, for the end of the output, where it is found at once. */
export const failureLines = (failures: readonly Failure[]): string[] =>
  failures.flatMap(({ file, title, why }) => [
    `FAILED  ${file}  ${title}`,
    ...why.split('\n').map((line) => `        ${line}`),
  ]);
