import type { Level } from './answer.ts';
import type { Clause } from './clause.ts';
import { type Edition, PRODUCT, resultFor } from './documents.ts';
import { EN_301_549 } from './en301549.ts';
import type { Result, Standard } from './result.ts';
import { WCAG } from './wcag.ts';

const WCAG_PAGE = 'https://www.w3.org/TR/WCAG22/';
const EN_DOCUMENT =
  'https://www.etsi.org/deliver/etsi_en/301500_301599/301549/03.02.01_60/en_301549v030201p.pdf';

/** What is partly met has failed somewhere: the remark says where. */
const OUTCOME: Readonly<Record<Level, string>> = {
  supports: 'earl:passed',
  'partially-supports': 'earl:failed',
  'does-not-support': 'earl:failed',
  'not-applicable': 'earl:inapplicable',
  'not-evaluated': 'earl:untested',
};

/** The results in W3C's Evaluation and Report Language, as JSON-LD. */
export function earlReport({ version, date }: Edition): object {
  const assertions = [
    ...WCAG.map((clause) => assertion('wcag', clause, `${WCAG_PAGE}#${slugOf(clause.title)}`)),
    ...EN_301_549.flatMap(({ clauses }) =>
      clauses.map((clause) => assertion('en', clause, `${EN_DOCUMENT}#${clause.number}`)),
    ),
  ];
  return {
    '@context': {
      earl: 'http://www.w3.org/ns/earl#',
      dct: 'http://purl.org/dc/terms/',
      doap: 'http://usefulinc.com/ns/doap#',
    },
    '@graph': [
      {
        '@id': '#kiosk',
        '@type': ['earl:TestSubject', 'earl:Software', 'doap:Project'],
        'doap:name': PRODUCT,
        'dct:title': `${PRODUCT} ${version}`,
        'dct:hasVersion': version,
      },
      {
        '@id': '#tests',
        '@type': ['earl:Assertor', 'earl:Software'],
        'dct:title': `The tests of ${PRODUCT}, and those who read its source`,
      },
      ...assertions.map((one) => ({ ...one, 'dct:date': date })),
    ],
  };
}

function assertion(standard: Standard, clause: Clause, requirement: string): object {
  const result = resultFor(standard, clause);
  return {
    '@id': `#${standard}-${clause.number}`,
    '@type': 'earl:Assertion',
    'earl:assertedBy': { '@id': '#tests' },
    'earl:subject': { '@id': '#kiosk' },
    'earl:test': {
      '@id': requirement,
      '@type': 'earl:TestRequirement',
      'dct:title': `${clause.number} ${clause.title}`,
    },
    'earl:mode': { '@id': modeOf(result) },
    'earl:result': {
      '@type': 'earl:TestResult',
      'earl:outcome': { '@id': OUTCOME[result.level] },
      'dct:description': result.remark,
    },
  };
}

const modeOf = ({ level, rows }: Result): string => {
  if (level === 'not-evaluated') return 'earl:undisclosed';
  return rows.length > 0 ? 'earl:semiAuto' : 'earl:manual';
};

/** The name that W3C's page gives the place of a criterion. */
const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[(),]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
