import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { attackRows, attackTable } from './table.ts';

/**
 * `npm run attack [-- name of a file]`: every attack that we know, against the running product. They are ordinary tests, so `npm test`
 * runs them as well; here they end with a table of what was tried, what is right and what was seen. Ends with 1 when one of them got through.
 */
const REPORT = 'var/test-results/attacks.json';

const vitest = (parameters: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, TOWNHALL_ATTACKS: 'whole' };
    const child = spawn('vitest', ['run', ...parameters], { stdio: 'inherit', env });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

mkdirSync(dirname(REPORT), { recursive: true });
const named = process.argv.slice(2).map((name) => `test/attacks/${name.replace(/^test\/attacks\//, '')}`);
const code = await vitest([
  ...(named.length > 0 ? named : ['test/attacks/']),
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${REPORT}`,
]);
const rows = attackRows(JSON.parse(readFileSync(REPORT, 'utf8')));
console.log(attackTable(rows));
const through = rows.filter(({ held }) => !held).length;
console.log(`${rows.length} attacks: ${rows.length - through} held, ${through} did not`);
process.exitCode = code === 0 && rows.length > 0 && through === 0 ? 0 : 1;
