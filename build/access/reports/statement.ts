import { ROWS } from '../rows.ts';
import { type Edition, PRODUCT, resultFor } from './documents.ts';
import { EN_301_549 } from './en301549.ts';

/** A draft of a town's accessibility statement, under the headings of the model in Implementing Decision (EU) 2018/1523. */
export function accessibilityStatement({ version, date }: Edition): string {
  const clauses = EN_301_549.flatMap(({ clauses: all }) => all);
  const results = clauses.map((clause) => ({ clause, ...resultFor('en', clause) }));
  const open = results.filter(
    ({ level, clause }) => /partially|does-not/.test(level) && !clause.number.startsWith('4.'),
  );
  const machine = ROWS.filter(({ met, except }) => met === 'installer' || except !== undefined);
  return [
    '# Accessibility statement',
    '',
    "> A draft for the town: what stands in square brackets is the town's to fill in, and the machine's part is to be looked at where it stands.",
    '',
    `[Name of the town] wants everyone to be able to use its kiosk, and follows [the national law on accessibility] with it. This statement is about ${PRODUCT} ${version} at [places where kiosks stand].`,
    '',
    '## Compliance status',
    '',
    "The kiosk's software is partially compliant with EN 301 549 V3.2.1, for the reasons below.",
    '',
    '## Non-accessible content',
    '',
    '### (a) Non-compliance with the law',
    '',
    ...open.map(({ clause, remark }) => `- ${clause.number} ${clause.title}: ${remark}`),
    '',
    '### (b) Disproportionate burden',
    '',
    'Nothing is claimed as one. [The town says here what it claims.]',
    '',
    '### (c) Content that the law does not cover',
    '',
    "The payment terminal and its screen are its maker's. Of the machine these are to be looked at where it stands:",
    '',
    ...machine.map(({ rule, where, except }) => `- ${rule} (${where})${except ? `: ${except}` : ''}`),
    '',
    '## Preparation of this accessibility statement',
    '',
    `This draft was made on ${date} out of the results of the product's own tests and of its makers' reading of the source. No third party has assessed it. It was last reviewed on [date].`,
    '',
    '## Feedback and contact information',
    '',
    '[How residents tell the town what they cannot use, and ask for it in another way: address, telephone, e-mail. At the kiosk itself the button "Help" calls staff.]',
    '',
    '## Enforcement procedure',
    '',
    "[To whom residents turn when the town's answer does not satisfy them: name, address and web page of the body that enforces the law.]",
    '',
  ].join('\n');
}
