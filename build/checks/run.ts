import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { circleProblems } from './circles.ts';
import { importProblems } from './import-rules.ts';
import { lockFileProblems } from './lock-file.ts';
import { plainEnglishProblems } from './plain-english.ts';

type Check = { readonly name: string; readonly problems: () => string[] | Promise<string[]> };

const command = (name: string, program: string, ...parameters: string[]): Check => ({
  name,
  problems: () => {
    const { status, stdout, stderr } = spawnSync(program, parameters, { encoding: 'utf8' });
    return status === 0 ? [] : [`${stdout ?? ''}${stderr ?? ''}`.trim() || `${program} could not be started`];
  },
});

const checks: readonly Check[] = [
  command('format and lint', 'biome', 'ci', '--reporter=summary', '.'),
  command('types', 'tsc', '-p', '.', '--noEmit'),
  { name: 'import rules', problems: () => importProblems(process.cwd()) },
  { name: 'circles and knots', problems: () => circleProblems(process.cwd()) },
  { name: 'lock file', problems: () => lockFileProblems('package-lock.json') },
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

let passed = 0;
for (const check of checks) {
  const problems = await check.problems();
  if (problems.length === 0) passed += 1;
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${check.name}`);
  for (const problem of problems) console.log(`     ${problem}`);
}
console.log(`checks: ${passed} passed, ${checks.length - passed} failed`);
process.exitCode = passed === checks.length ? 0 : 1;
