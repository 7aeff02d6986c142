import { type Load, overBudget, readLoads } from './loads.ts';

/** Prints what each of the kiosk's processes loads, and ends with 1 when one of them loads more than its budget. */
const LARGEST = 8;
const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(0)} kB`;

const loads = readLoads(process.cwd());
for (const load of loads) print(load);
printShared(loads);
const problems = overBudget(loads);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

function print({ what, bytes, most, files, held }: Load): void {
  console.log(`\n${what}: ${kilobytes(bytes)} of at most ${kilobytes(most)}, in ${files.length} files`);
  const largest = Object.entries(held).sort(([, one], [, other]) => other - one);
  const rest = largest.slice(LARGEST).reduce((sum, [, size]) => sum + size, 0);
  const named = largest.slice(0, LARGEST).map(([library, size]) => `${library} ${kilobytes(size)}`);
  console.log(`  before it is made small: ${[...named, `others ${kilobytes(rest)}`].join(', ')}`);
}

/** Each process evaluates a library for itself, also where the file is the same. */
function printShared(all: readonly Load[]): void {
  const users = new Map<string, string[]>();
  for (const { what, held } of all)
    for (const library of Object.keys(held).filter((name) => !/^(our|the build)/.test(name)))
      users.set(library, [...(users.get(library) ?? []), what]);
  console.log('\nlibraries that more than one process loads:');
  for (const [library, by] of users) if (by.length > 1) console.log(`  ${library}: ${by.join(', ')}`);
}
