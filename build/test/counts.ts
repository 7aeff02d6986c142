import { isUnprepared } from './reports.ts';

/** How many tests passed, failed and were skipped. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

/** What a stage counts as that ended without a report: something failed, though nobody knows what. */
export const UNREPORTED: Counts = { passed: 0, failed: 1, skipped: 0 };

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** The one line that closes the test command. */
export const closingLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** Whether the whole run is good: something ran, and nothing failed. */
export const isGood = ({ passed, failed }: Counts): boolean => passed > 0 && failed === 0;

/** Counts in Vitest's JSON report. A file that could not be loaded or prepared counts as a failure, and what it skipped as skipped. */
export function countsOfVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  return {
    passed: numPassedTests,
    failed: numFailedTests + testResults.filter(isUnprepared).length,
    skipped: numPendingTests + numTodoTests,
  };
}

/** Counts in Playwright's JSON report. A flaky test counts as failed: it is a defect. */
export function countsOfPlaywright(report: unknown): Counts {
  const { stats, errors } = report as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    errors: unknown[];
  };
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
