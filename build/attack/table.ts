import { basename } from 'node:path';
import { z } from 'zod';

/** One attack and how it ended. */
export type AttackRow = {
  readonly attack: string;
  readonly expected: string;
  readonly seen: string;
  readonly held: boolean;
};

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          ancestorTitles: z.array(z.string()),
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string().nullable()).nullish(),
          /** What a test measured, in words. */
          meta: z.object({ figure: z.string().optional() }).optional(),
        }),
      ),
    }),
  ),
});

/**
 * The rows of Vitest's JSON report. A title says the attack and, behind the first colon, what is right; the titles around it say against
 * what. A file that could not be loaded, and a test that was left out, count as attacks that got through: nobody has seen them held.
 */
export function attackRows(report: unknown): AttackRow[] {
  return Report.parse(report).testResults.flatMap(({ name, status, message, assertionResults }) => {
    if (status === 'failed' && assertionResults.length === 0) {
      return [{ attack: basename(name), expected: 'runs', seen: firstLine(message), held: false }];
    }
    return assertionResults.map((one) => {
      const [attack = '', ...expected] = [...one.ancestorTitles, one.title].join(' ').split(': ');
      const held = one.status === 'passed';
      return {
        attack,
        expected: expected.join(': ') || 'has no effect',
        seen: held
          ? ['the same', one.meta?.figure ?? []].flat().join('; ')
          : firstLine(one.failureMessages?.[0] ?? one.status),
        held,
      };
    });
  });
}

const firstLine = (text: string): string => text.split('\n')[0]?.trim() || 'failed';

const COLUMNS = ['attack', 'expected', 'seen'] as const;
const WIDEST = { attack: 84, expected: 60, seen: 60 } as const;

/** The rows as a table of text, those that got through last, where they are seen. */
export function attackTable(rows: readonly AttackRow[]): string {
  const sorted = [...rows.filter(({ held }) => held), ...rows.filter(({ held }) => !held)];
  const widths = COLUMNS.map((column) =>
    Math.min(WIDEST[column], Math.max(column.length, ...rows.map((row) => row[column].length))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => inColumn(cell, widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    line(COLUMNS),
    line(widths.map((width) => '-'.repeat(width))),
    ...sorted.map((row) => line(COLUMNS.map((column) => row[column]))),
  ].join('\n');
}

const inColumn = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
