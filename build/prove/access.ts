import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Proof, ROWS, type Row } from '../access/index.ts';
import { type Named, namedTests, patternOf } from './named-tests.ts';

/**
 * `npm run prove:access [-- --rows 4,23]`: breaks what each row of docs/accessibility.md promises, once per test that the row names, in a
 * copy of the tree, and runs that test. It has to pass before and to fail then. Ends with 1 when a row is not held by its test.
 */
const { values } = parseArgs({ options: { rows: { type: 'string' } } });
const wanted = values.rows?.split(',').map(Number);
const proofs = ROWS.filter(({ id }) => wanted?.includes(id) ?? true).flatMap((row) =>
  row.proofs.map((proof) => ({ row, proof })),
);

/** Whether a broken row was caught, and what the test said. */
type Outcome = { readonly caught: boolean; readonly why: string };

const root = process.cwd();
mkdirSync('var', { recursive: true });
const tree = mkdtempSync(resolve('var/prove-access-'));
process.on('exit', () => rmSync(tree, { recursive: true, force: true }));
/** Patience for what a broken page never does: long for a busy machine, short for some forty of them. */
const PATIENCE = ['--testTimeout=240000', '--expect.poll.timeout=30000'];

copyTree();
const whole = runTests(proofs.map(({ proof }) => proof));
console.log(
  `whole product: ${[...whole.values()].filter(({ passed }) => passed).length} of ${whole.size} tests pass`,
);
let held = 0;
for (const { row, proof } of proofs) {
  const outcome = whole.get(proof.test.name)?.passed
    ? whenBroken(proof)
    : open('the test does not pass on the whole product');
  if (outcome.caught) held += 1;
  console.log(`${outcome.caught ? 'held  ' : 'OPEN  '} ${wordsOf(row)}`);
  console.log(`       ${proof.broken.file} is broken; "${proof.test.name}"`);
  console.log(`       ${outcome.why}`);
}
const bare = ROWS.filter(({ met, proofs: named }) => met === 'yes' && named.length === 0);
for (const row of bare) console.log(`OPEN   ${wordsOf(row)}: names no test`);
console.log(`access: ${held} of ${proofs.length} broken rows were caught, ${bare.length} rows name no test`);
process.exitCode = held === proofs.length && bare.length === 0 ? 0 : 1;

function open(why: string): Outcome {
  return { caught: false, why };
}

function wordsOf({ id, rule, met }: Row): string {
  return `row ${id} (${met}): ${rule}`;
}

/** Everything that is not ignored, as it is now; the packages are those of this checkout. */
function copyTree(): void {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  });
  if (listed.status !== 0) throw new Error(`git cannot list the files: ${listed.stderr}`);
  for (const file of listed.stdout.split('\0')) {
    if (file === '' || !existsSync(file)) continue;
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    copyFileSync(file, join(tree, file));
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
}

/** Whether the test fails on the broken product, and with which words. */
function whenBroken(proof: Proof): Outcome {
  const path = join(tree, proof.broken.file);
  const source = readFileSync(path, 'utf8');
  if (source.split(proof.broken.from).length !== 2) return open('the change does not fit the source');
  writeFileSync(
    path,
    source.replace(proof.broken.from, () => proof.broken.to),
  );
  try {
    const ran = runTests([proof]).get(proof.test.name);
    if (!ran) return open('the test did not run');
    return ran.passed ? open('the test passes all the same') : { caught: true, why: ran.why };
  } finally {
    writeFileSync(path, source);
  }
}

/** Runs the tests of these proofs, by their names, on the tree as it is now. */
function runTests(of: readonly Proof[]): ReadonlyMap<string, Named> {
  const report = join(tree, 'var/report.json');
  rmSync(report, { force: true });
  const files = [...new Set(of.map(({ test }) => test.file))];
  const names = [...new Set(of.map(({ test }) => test.name))];
  const samples = of.flatMap((proof) => proof.samples ?? []).join(',');
  const parameters = ['run', ...files, '-t', patternOf(names), ...PATIENCE];
  spawnSync(
    join(root, 'node_modules/.bin/vitest'),
    [...parameters, '--reporter=json', `--outputFile=${report}`],
    {
      cwd: tree,
      env: { ...process.env, ...(samples === '' ? {} : { SAMPLES: samples }) },
      stdio: 'ignore',
    },
  );
  return existsSync(report) ? namedTests(JSON.parse(readFileSync(report, 'utf8'))) : new Map();
}
