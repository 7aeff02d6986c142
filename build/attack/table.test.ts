import { describe, expect, it } from 'vitest';
import { attackRows, attackTable } from './table.ts';

const test = (title: string, status: string, failureMessages: string[] = []) => ({
  ancestorTitles: ['a request'],
  title,
  status,
  failureMessages,
});

describe('the table of attacks', () => {
  const rows = attackRows({
    testResults: [
      {
        name: '/x/one.test.ts',
        status: 'failed',
        assertionResults: [
          test('with another body: refused', 'passed'),
          test('with no body', 'failed', ['expected 500 to be 400\n at line 3']),
          test('left out: refused', 'pending'),
        ],
      },
      { name: '/x/two.test.ts', status: 'failed', message: 'cannot be loaded\nat', assertionResults: [] },
    ],
  });

  it('says attack, what is right and what was seen, and a test that was not run has not held', () => {
    expect(rows).toEqual([
      { attack: 'a request with another body', expected: 'refused', seen: 'the same', held: true },
      {
        attack: 'a request with no body',
        expected: 'has no effect',
        seen: 'expected 500 to be 400',
        held: false,
      },
      { attack: 'a request left out', expected: 'refused', seen: 'pending', held: false },
      { attack: 'two.test.ts', expected: 'runs', seen: 'cannot be loaded', held: false },
    ]);
  });

  it('shows what held before what did not', () => {
    const lines = attackTable([...rows].reverse()).split('\n');
    expect(lines[0]).toMatch(/^attack +expected +seen$/);
    expect(lines[2]).toContain('with another body');
    expect(lines).toHaveLength(6);
  });
});
