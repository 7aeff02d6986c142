import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROWS } from '../rows.ts';
import { ANSWERED_TOGETHER, ANSWERS } from './answers.ts';
import type { Clause } from './clause.ts';
import { conformanceReport, en301549Report } from './documents.ts';
import { earlReport } from './earl.ts';
import { EN_301_549 } from './en301549.ts';
import type { Standard } from './result.ts';
import { SECTION_508 } from './section508.ts';
import { accessibilityStatement } from './statement.ts';
import { WCAG } from './wcag.ts';

const edition = { version: '1.2.3', date: '2026-11-30' };
const CLAUSES: Readonly<Record<Standard, readonly Clause[]>> = {
  wcag: WCAG,
  en: EN_301_549.flatMap(({ clauses }) => clauses),
  section508: SECTION_508.flatMap(({ clauses }) => clauses),
};
const STANDARDS = ['wcag', 'en', 'section508'] as const;

/** How many lines of a table in this text begin with the clause and name a level. */
const resultsIn = (report: string, { number, title }: Clause): number =>
  report
    .split('\n')
    .filter(
      (line) => line.startsWith(`| ${number} ${title} | `) && /\| (Supports|Partially|Not|Does)/.test(line),
    ).length;

describe('the lists of clauses', () => {
  it.each(STANDARDS)('name each clause of %s once, with its title', (standard) => {
    const numbers = CLAUSES[standard].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(CLAUSES[standard].filter(({ number, title }) => number === '' || title === '')).toEqual([]);
  });

  it.each(STANDARDS)('know every clause of %s that a row or an answer names', (standard) => {
    const known = new Set(CLAUSES[standard].map(({ number }) => number));
    const named = [
      ...ROWS.flatMap((row) => row[standard]),
      ...Object.keys(ANSWERS).flatMap((key) =>
        key.startsWith(`${standard} `) ? [key.split(' ')[1] ?? ''] : [],
      ),
    ];
    expect(named.filter((number) => !known.has(number))).toEqual([]);
  });

  it('have a clause for every answer that is given together', () => {
    const numbers = STANDARDS.flatMap((standard) =>
      CLAUSES[standard].map(({ number }) => `${standard} ${number}`),
    );
    const unused = Object.keys(ANSWERED_TOGETHER).filter(
      (begin) => !numbers.some((one) => one.startsWith(begin)),
    );
    expect(unused).toEqual([]);
  });
});

describe('the report on EN 301 549', () => {
  it('has exactly one result for every clause, with a remark', () => {
    const report = en301549Report(edition);
    expect(CLAUSES.en.filter((clause) => resultsIn(report, clause) !== 1)).toEqual([]);
    expect(report).not.toMatch(/\| +\|/);
  });

  it('says its version and date', () => {
    expect(en301549Report(edition)).toContain('version 1.2.3. Date: 2026-11-30');
  });

  it('takes the level of its rows: what is met in part is no more in a report', () => {
    const lines = en301549Report(edition).split('\n');
    expect(lines.find((line) => line.startsWith('| 5.1.4 '))).toContain('| Partially Supports |');
    expect(lines.find((line) => line.startsWith('| 5.1.3.5 '))).toContain('| Supports |');
    expect(lines.find((line) => line.startsWith('| 11.1.4.4.2 '))).toContain('| Partially Supports |');
  });
});

describe('the conformance report', () => {
  const report = conformanceReport(edition);

  it('has exactly one result for every criterion and provision', () => {
    for (const standard of STANDARDS)
      expect(CLAUSES[standard].filter((clause) => resultsIn(report, clause) !== 1)).toEqual([]);
  });

  it('has the headings of VPAT 2.5 INT in their order', () => {
    const headings = [
      'Name of Product/Version',
      'Report Date',
      'Product Description',
      'Contact Information',
      'Notes',
      'Evaluation Methods Used',
      '## Applicable Standards/Guidelines',
      '## Terms',
      '## WCAG 2.2 Report',
      '### Table 1: Success Criteria, Level A\n',
      '### Table 2: Success Criteria, Level AA\n',
      '### Table 3: Success Criteria, Level AAA\n',
      '## Revised Section 508 Report',
      '### Chapter 3: Functional Performance Criteria (FPC)',
      '### Chapter 4: Hardware',
      '### Chapter 5: Software',
      '### Chapter 6: Support Documentation and Services',
      '## EN 301 549 Report',
      '### Chapter 4: Functional Performance Statements (FPS)',
      '### Chapter 13: ICT Providing Relay or Emergency Service Access',
      '## Legal Disclaimer',
    ];
    const places = headings.map((heading) => report.indexOf(heading));
    expect(places).not.toContain(-1);
    expect(places.toSorted((one, next) => one - next)).toEqual(places);
  });

  it('leaves out only criteria of level AAA', () => {
    const left = report.split('\n').filter((line) => line.includes('| Not Evaluated |'));
    const triple = WCAG.filter(({ level }) => level === 'AAA').map(({ number }) => number);
    expect(left.map((line) => line.split(' ')[1]).filter((number) => !triple.includes(number ?? ''))).toEqual(
      [],
    );
  });
});

const Reference = z.strictObject({ '@id': z.string() });
const Assertion = z.object({
  '@id': z.string(),
  '@type': z.literal('earl:Assertion'),
  'dct:date': z.iso.date(),
  'earl:assertedBy': Reference,
  'earl:subject': Reference,
  'earl:test': z.object({
    '@id': z.url(),
    '@type': z.literal('earl:TestRequirement'),
    'dct:title': z.string().min(1),
  }),
  'earl:mode': z.object({
    '@id': z.enum(['earl:automatic', 'earl:manual', 'earl:semiAuto', 'earl:undisclosed', 'earl:unknownMode']),
  }),
  'earl:result': z.object({
    '@type': z.literal('earl:TestResult'),
    'earl:outcome': z.object({
      '@id': z.enum(['earl:passed', 'earl:failed', 'earl:cantTell', 'earl:inapplicable', 'earl:untested']),
    }),
    'dct:description': z.string().min(1),
  }),
});

describe('the EARL file', () => {
  const file = z
    .object({
      '@context': z.object({ earl: z.literal('http://www.w3.org/ns/earl#') }).loose(),
      '@graph': z.array(z.looseObject({ '@id': z.string() })),
    })
    .parse(JSON.parse(JSON.stringify(earlReport(edition))));
  const assertions = file['@graph'].filter((node) => node['@type'] === 'earl:Assertion');

  it('has one assertion for every criterion and clause, with the properties that the vocabulary asks for', () => {
    const titles = assertions.map((node) => Assertion.parse(node)['earl:test']['dct:title']);
    const wanted = [...CLAUSES.wcag, ...CLAUSES.en].map(({ number, title }) => `${number} ${title}`);
    expect(titles.toSorted()).toEqual(wanted.toSorted());
  });

  it('names everything once, and nothing that is not in it', () => {
    const ids = file['@graph'].map((node) => node['@id']);
    expect(new Set(ids).size).toBe(ids.length);
    for (const node of assertions) {
      const { 'earl:assertedBy': by, 'earl:subject': subject } = Assertion.parse(node);
      expect(ids).toContain(by['@id']);
      expect(ids).toContain(subject['@id']);
    }
  });

  it("has a subject and an assertor of the vocabulary's kinds", () => {
    const kinds = file['@graph'].flatMap((node) => node['@type']);
    expect(kinds).toEqual(expect.arrayContaining(['earl:TestSubject', 'earl:Assertor']));
  });
});

describe('the draft of a statement', () => {
  it('has the headings of the model, and every clause that is not wholly met', () => {
    const statement = accessibilityStatement(edition);
    const headings = statement.split('\n').filter((line) => line.startsWith('#'));
    expect(headings).toEqual([
      '# Accessibility statement',
      '## Compliance status',
      '## Non-accessible content',
      '### (a) Non-compliance with the law',
      '### (b) Disproportionate burden',
      '### (c) Content that the law does not cover',
      '## Preparation of this accessibility statement',
      '## Feedback and contact information',
      '## Enforcement procedure',
    ]);
    expect(statement).toContain('- 5.1.4 Functionality closed to text enlargement: ');
    expect(statement).not.toContain('- 5.3 Biometrics');
  });
});
