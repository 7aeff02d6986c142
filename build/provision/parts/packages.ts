import type { Machine } from '../machine.ts';
import { failure, type Step } from '../step.ts';

/** Debian packages, installed with what they need and no more. */
export const packages = (names: readonly string[]): Step => ({
  what: `the packages ${names.join(', ')}`,
  look: (machine) => {
    const missing = missingOf(machine, names);
    return missing.length === 0 ? null : `missing: ${missing.join(', ')}`;
  },
  make: (machine) => {
    const update = machine.run('apt-get', '-q', 'update');
    if (update.code !== 0) return failure('apt-get update', update.output);
    const install = machine.run(
      'apt-get',
      ...['-q', '-y', '--no-install-recommends', '-o', 'Dpkg::Options::=--force-confold', 'install'],
      ...missingOf(machine, names),
    );
    return install.code === 0 ? null : failure('apt-get install', install.output);
  },
});

/** One question for all of them: each starts a program of the machine. What is not known there is not listed. */
function missingOf(machine: Machine, names: readonly string[]): string[] {
  const { output } = machine.run('dpkg-query', '-W', '-f', '${db:Status-Status} ${Package}\\n', ...names);
  const lines = new Set(output.split('\n'));
  return names.filter((name) => !lines.has(`installed ${name}`));
}
