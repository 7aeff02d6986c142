import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { conformanceReport, type Edition, en301549Report } from './documents.ts';
import { earlReport } from './earl.ts';
import { accessibilityStatement } from './statement.ts';

// npm run reports [-- --date 2026-11-30]: the reports on accessibility, each with version and date in its name, into var/reports.

const OUT = 'var/reports';
const today = new Date().toISOString().slice(0, 10);
const { values } = parseArgs({ options: { date: { type: 'string', default: today } } });
const edition: Edition = {
  version: z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8'))).version,
  date: z.iso.date().parse(values.date),
};
const reports: Readonly<Record<string, string>> = {
  'en-301-549.md': en301549Report(edition),
  'acr-vpat-2.5-int.md': conformanceReport(edition),
  'earl.jsonld': `${JSON.stringify(earlReport(edition), null, 2)}\n`,
  'statement-draft.md': accessibilityStatement(edition),
};
mkdirSync(OUT, { recursive: true });
for (const [name, content] of Object.entries(reports)) {
  const file = join(OUT, `accessibility-${edition.version}-${edition.date}-${name}`);
  writeFileSync(file, content);
  console.log(file);
}
