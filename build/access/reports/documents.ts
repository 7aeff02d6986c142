import type { Level } from './answer.ts';
import type { Chapter, Clause } from './clause.ts';
import { EN_301_549 } from './en301549.ts';
import { type Result, resultOf, type Standard } from './result.ts';
import { SECTION_508 } from './section508.ts';
import { WCAG } from './wcag.ts';

/** What a report is about, and when it was made. */
export type Edition = { readonly version: string; readonly date: string };

export const PRODUCT = 'Townhall Kiosk';

const WORDS: Readonly<Record<Level, string>> = {
  supports: 'Supports',
  'partially-supports': 'Partially Supports',
  'does-not-support': 'Does Not Support',
  'not-applicable': 'Not Applicable',
  'not-evaluated': 'Not Evaluated',
};

const HELD =
  'Numbers in brackets are rows of docs/accessibility.md; each names a test, and `npm run prove:access` breaks the product once for each of them.';
const LIMITS =
  'Nobody has certified this report, and the kiosk was not tried with residents who have disabilities. Payment terminals, printers and the machine itself have an accessibility of their own that it does not cover.';

/** The report on EN 301 549 V3.2.1: every clause of its chapters 4 to 13 with one result. */
export function en301549Report(edition: Edition): string {
  return [
    `# Conformance report: EN 301 549 V3.2.1`,
    '',
    ...about(edition),
    'Results: Supports, Partially Supports, Does Not Support, or Not Applicable with the reason.',
    '',
    ...EN_301_549.flatMap((chapter) => chapterTable('en', chapter, '##', ['Clause', 'Result', 'Remarks'])),
  ].join('\n');
}

/** An accessibility conformance report under the headings of VPAT 2.5 INT. */
export function conformanceReport(edition: Edition): string {
  const columns = ['Criteria', 'Conformance Level', 'Remarks and Explanations'];
  const byLevel = (level: Clause['level']): readonly Clause[] => WCAG.filter((one) => one.level === level);
  return [
    `# ${PRODUCT} Accessibility Conformance Report`,
    '',
    'International Edition, in the headings of VPAT® version 2.5 INT',
    '',
    `**Name of Product/Version:** ${PRODUCT} ${edition.version}`,
    '',
    `**Report Date:** ${edition.date}`,
    '',
    '**Product Description:** The software of an unattended public kiosk: residents pay bills, apply, book, report and look things up at a touchscreen, by keypad, or by ear.',
    '',
    '**Contact Information:** [name and address of who sells or runs it]',
    '',
    `**Notes:** ${LIMITS}`,
    '',
    `**Evaluation Methods Used:** Automatic tests of the running screens in Chromium and of the whole kiosk by touch, keypad and ear; axe-core on every sample screen; reading of the source where no test says more. ${HELD}`,
    '',
    '## Applicable Standards/Guidelines',
    '',
    '| Standard/Guideline | Included In Report |',
    '| --- | --- |',
    '| Web Content Accessibility Guidelines 2.2 | Level A (Yes), Level AA (Yes), Level AAA (single criteria) |',
    '| Revised Section 508 standards | Yes |',
    '| EN 301 549 V3.2.1 (2021-03) | Yes |',
    '',
    '## Terms',
    '',
    '- **Supports**: the software does what is asked, without a defect that we know of.',
    '- **Partially Supports**: some of the software does not; the remark says which.',
    '- **Does Not Support**: most of it does not.',
    '- **Not Applicable**: the product has nothing that it is asked of, or the machine answers for it.',
    '- **Not Evaluated**: not looked at; only for level AAA.',
    '',
    '## WCAG 2.2 Report',
    '',
    ...(['A', 'AA', 'AAA'] as const).flatMap((level, at) =>
      chapterTable(
        'wcag',
        { title: `Table ${at + 1}: Success Criteria, Level ${level}`, clauses: byLevel(level) },
        '###',
        columns,
      ),
    ),
    '## Revised Section 508 Report',
    '',
    ...SECTION_508.flatMap((chapter) => chapterTable('section508', chapter, '###', columns)),
    '## EN 301 549 Report',
    '',
    ...EN_301_549.flatMap((chapter) => chapterTable('en', chapter, '###', columns)),
    '## Legal Disclaimer',
    '',
    'A draft for information. It promises nothing, and the standards decide.',
    '',
  ].join('\n');
}

/** The result of a clause; every clause of the lists has one. */
export function resultFor(standard: Standard, clause: Clause): Result {
  const result = resultOf(standard, clause);
  if (!result) throw new Error(`nothing is said of ${standard} ${clause.number} ${clause.title}`);
  return result;
}

const about = ({ version, date }: Edition): string[] => [
  `Product: ${PRODUCT}, version ${version}. Date: ${date}. Draft.`,
  '',
  `${LIMITS} ${HELD}`,
  '',
];

function chapterTable(
  standard: Standard,
  { title, clauses }: Chapter,
  heading: string,
  columns: readonly string[],
): string[] {
  const lines = clauses.map((clause) => {
    const { level, remark, rows } = resultFor(standard, clause);
    const held = rows.length > 0 ? ` [${rows.join(', ')}]` : '';
    return `| ${clause.number} ${clause.title} | ${WORDS[level]} | ${remark}${held} |`;
  });
  return [`${heading} ${title}`, '', `| ${columns.join(' | ')} |`, '| --- | --- | --- |', ...lines, ''];
}
