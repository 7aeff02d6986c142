import { relative } from 'node:path';
import { specsOf } from './reports.ts';

/** How long one test took, and where it stands. */
export type Duration = { readonly ms: number; readonly file: string; readonly title: string };

/** The durations in Vitest's JSON report, its files relative to the folder of the run. */
export function durationsOfVitest(report: unknown, folder: string): Duration[] {
  const { testResults } = report as {
    testResults: { name: string; assertionResults: { fullName: string; duration?: number | null }[] }[];
  };
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      ms: duration ?? 0,
      file: relative(folder, name),
      title: fullName,
    })),
  );
}

/** The durations in Playwright's JSON report; what a test sets up counts, too. */
export const durationsOfPlaywright = (report: unknown): Duration[] =>
  specsOf(report).map(({ title, file, tests }) => ({
    ms: tests.flatMap(({ results }) => results).reduce((sum, { duration }) => sum + duration, 0),
    file,
    title,
  }));

/** The slowest tests, slowest first, a line each. */
export const slowestLines = (durations: readonly Duration[], count: number): string[] =>
  durations
    .toSorted((a, b) => b.ms - a.ms)
    .slice(0, count)
    .map(({ ms, file, title }) => `${(ms / 1000).toFixed(1).padStart(6)} s  ${file}  ${title}`);
