import { electronRuntime } from '../electron/runtime.ts';
import { runTour } from './tour.ts';

const r = await electronRuntime(console.log);
process.exitCode = await runTour({
  runtime: r.executable,
  landscape: process.argv[2] === 'l',
  say: console.log,
});
