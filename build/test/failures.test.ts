import { describe, expect, it } from 'vitest';
import { failureLines, failuresOfPlaywright, failuresOfVitest } from './failures.ts';

describe('the failures of a test run', () => {
  it('name file, test and error of Vitest’s report, and files that could not be loaded or prepared', () => {
    const skipped = [{ fullName: 'waits', status: 'skipped' }];
    const testResults = [
      { name: '/here/a.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      { name: '/here/c.test.ts', status: 'failed', message: 'no database', assertionResults: skipped },
      {
        name: '/here/b.test.ts',
        status: 'failed',
        assertionResults: [
          { fullName: 'adds', status: 'passed' },
          { fullName: 'divides', status: 'failed', failureMessages: ['expected 1\nto be 2'] },
        ],
      },
    ];
    expect(failuresOfVitest({ testResults }, '/here')).toEqual([
      { file: 'a.test.ts', title: 'could not be loaded or prepared', why: 'no such module' },
      { file: 'c.test.ts', title: 'could not be loaded or prepared', why: 'no database' },
      { file: 'b.test.ts', title: 'divides', why: 'expected 1\nto be 2' },
    ]);
  });

  it('name those of Playwright’s report at every depth, and what failed outside any test', () => {
    const failed = [{ results: [{ errors: [{ message: 'Timed out' }] }] }];
    const good = [{ results: [{ errors: [] }] }];
    const specs = [
      { title: 'pays', file: 'pay.e2e.ts', ok: false, tests: failed },
      { title: 'books', file: 'pay.e2e.ts', ok: true, tests: good },
    ];
    const report = { suites: [{ suites: [{ specs }] }], errors: [{ message: 'no display' }] };
    expect(failureLines(failuresOfPlaywright(report))).toEqual([
      'FAILED  test/e2e/pay.e2e.ts  pays',
      '        Timed out',
      'FAILED  test/e2e  outside any test',
      '        no display',
    ]);
  });
});
