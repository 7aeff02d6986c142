import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { accessProblems } from '../access/index.ts';
import { advisoryProblems } from '../advisories/index.ts';
import { overBudget, readLoads } from '../bundles/loads.ts';
import { circleProblems } from './circles.ts';
import { importProblems } from './import-rules.ts';
import { lockFileProblems } from './lock-file.ts';
import { plainEnglishProblems } from './plain-english.ts';

const OUTPUT_BYTES = 16 * 1024 ** 2;

type Check = { readonly name: string; readonly problems: () => string[] | Promise<string[]> };

/** A program that reports its problems and ends with another code than 0. */
const command = (name: string, program: string, ...parameters: string[]): Check => ({
  name,
  problems: () =>
    new Promise((resolve) => {
      execFile(
        program,
        parameters,
        { encoding: 'utf8', maxBuffer: OUTPUT_BYTES },
        (error, stdout, stderr) => {
          resolve(error ? [`${stdout}${stderr}`.trim() || error.message] : []);
        },
      );
    }),
});

const checks: readonly Check[] = [
  command('format and lint', 'biome', 'ci', '--reporter=summary', '.'),
  command('types', 'tsc', '-p', '.', '--noEmit'),
  { name: 'import rules', problems: () => importProblems(process.cwd()) },
  { name: 'circles and knots', problems: () => circleProblems(process.cwd()) },
  { name: 'lock file', problems: () => lockFileProblems('package-lock.json') },
  { name: 'known weaknesses', problems: () => advisoryProblems(process.cwd()) },
  { name: 'bundles', problems: () => overBudget(readLoads(process.cwd())) },
  { name: 'accessibility table', problems: () => accessProblems(process.cwd()) },
  { name: 'plain English', problems: () => plainEnglishProblems(process.cwd()) },
  {
    name: 'languages',
    problems: async () => {
      if (!existsSync('build/checks/i18n.ts')) return ['build/checks/i18n.ts is missing'];
      const { languageProblems } = await import('./i18n.ts');
      return languageProblems(process.cwd());
    },
  },
];

/** All begin at once: the programs work while the checks in this process do. Each is reported as soon as those before it are. */
const begun = checks.map((check) => ({ name: check.name, problems: check.problems() }));
let passed = 0;
for (const check of begun) {
  const problems = await check.problems;
  if (problems.length === 0) passed += 1;
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${check.name}`);
  for (const problem of problems) console.log(`     ${problem}`);
}
console.log(`checks: ${passed} passed, ${checks.length - passed} failed`);
process.exitCode = passed === checks.length ? 0 : 1;
