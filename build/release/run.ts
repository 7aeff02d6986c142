import { runRelease } from './command-line.ts';

const outcome = await runRelease(process.argv.slice(2), new Date());
if (outcome.kind === 'done') for (const line of outcome.lines) console.log(line);
else console.error(outcome.sentence);
process.exitCode = outcome.kind === 'done' ? 0 : 1;
