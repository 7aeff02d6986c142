import { z } from 'zod';

/** How a test ended; of one that failed, the first line of why. */
export type Named = { readonly passed: boolean; readonly why: string };

const Report = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({ title: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

const WHY_LENGTH = 140;

/** The tests that vitest's report says have run, by their titles; one that was left out has not run. */
export function namedTests(report: unknown): ReadonlyMap<string, Named> {
  const all = Report.parse(report).testResults.flatMap(({ assertionResults }) => assertionResults);
  const ran = all.filter(({ status }) => status === 'passed' || status === 'failed');
  return new Map(
    ran.map(({ title, status, failureMessages }) => [
      title,
      { passed: status === 'passed', why: firstLine(failureMessages?.[0] ?? '') },
    ]),
  );
}

/** A pattern that finds tests of these names. */
export const patternOf = (names: readonly string[]): string =>
  names.map((name) => name.replace(/[^\p{L}\p{N}]/gu, '.')).join('|');

const firstLine = (message: string): string => message.split('\n')[0]?.slice(0, WHY_LENGTH) ?? '';
