import { expect, it } from 'vitest';
import { leaveOutSummaries } from './without-summaries.ts';

it('leaves out what a contract says for the document, and nothing else', () => {
  const contract = (first: string, second: string) => `
export const one = consoleContract({
  path: '/one',
  summary: ${first}
  request: z.object({ summary: z.string() }),
});
export const two = consoleContract({
  summary:
    ${second}
  reads: () => 'summary: it',
});`;
  expect(leaveOutSummaries(contract("'Lists bills, by number.',", `"The town's own: 'all'.",`))).toBe(
    contract("'',", '').replace('summary:\n    \n', "summary: '',\n"),
  );
  expect(() => leaveOutSummaries(contract('`of the town`,', "'Two',"))).toThrow('not one plain text');
});
