import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { JOURNAL_SCHEMA } from '../../domain/journal/index.ts';
import { recordedShape, shapeNow, versionFile } from './journal-shape.ts';

/**
 * `node test/journal/record-version.ts [--in-no-release]`: records what the journal's newest version is. A version that is recorded already
 * changes only with --in-no-release: no release has written it yet.
 */
const { values } = parseArgs({ options: { 'in-no-release': { type: 'boolean', default: false } } });
const { max } = JOURNAL_SCHEMA;
const folder = mkdtempSync(join(tmpdir(), 'journal-shape-'));
const shape = shapeNow(folder);
rmSync(folder, { recursive: true, force: true });
if (recordedShape(max) && !values['in-no-release']) {
  console.error(`Version ${max} is recorded. A change of the journal is a new version: docs/releasing.md.`);
  process.exit(1);
}
writeFileSync(versionFile(max), `${JSON.stringify(shape, null, 2)}\n`);
console.log(`Recorded: ${versionFile(max)}`);
