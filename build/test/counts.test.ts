import { describe, expect, it } from 'vitest';
import { add, closingLine, countsOfPlaywright, countsOfVitest, isGood, NONE, UNREPORTED } from './counts.ts';

describe('the counts of a test run', () => {
  it('add up to one closing line', () => {
    const all = add({ passed: 3, failed: 0, skipped: 1 }, { passed: 120, failed: 0, skipped: 1 });
    expect(closingLine(all)).toBe('123 passed, 0 failed, 2 skipped');
    expect(isGood(all)).toBe(true);
  });
  it('are not good when nothing ran, or a stage ended without a report', () => {
    expect(isGood(NONE)).toBe(false);
    expect(isGood(add({ passed: 5, failed: 0, skipped: 0 }, UNREPORTED))).toBe(false);
  });
  it('count a file that could not be loaded or prepared as failed', () => {
    const report = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 };
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'skipped' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }] },
    ];
    expect(countsOfVitest({ ...report, testResults })).toEqual({ passed: 2, failed: 2, skipped: 1 });
  });
  it('count a flaky test as failed', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 0 };
    expect(countsOfPlaywright({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 3, skipped: 0 });
  });
});
