import { readFileSync, writeFileSync } from 'node:fs';
import { ROWS } from './rows.ts';
import { DOCUMENT, withTable } from './table.ts';

// npm run access-table: writes the rows into the table of docs/accessibility.md.

const written = withTable(readFileSync(DOCUMENT, 'utf8'), ROWS);
if (written === null) throw new Error(`${DOCUMENT} has no table with the columns of this one`);
writeFileSync(DOCUMENT, written);
