import { parentPort, workerData } from 'node:worker_threads';
import { slicesOf } from '../../domain/content/index.ts';
import { readContentFolder } from './content-folder.ts';
import type { ReaderAnswer, ReaderOrder } from './read-in-worker.ts';

/** The worker that reads a folder of content: parsing and checking a large town's takes the better part of a second. */
const { folder, town } = workerData as ReaderOrder;
const say = (answer: ReaderAnswer): void => parentPort?.postMessage(answer);

const read = await readContentFolder(folder, town);
if (read.kind === 'problem') say({ kind: 'problem', problem: read.problem });
else {
  const slices = slicesOf(read.value);
  let at = 0;
  // One for each that is asked for: main does other things in between.
  parentPort?.on('message', () => {
    const slice = slices[at]?.();
    at += 1;
    say(slice ? { kind: 'slice', slice } : { kind: 'done' });
  });
  say({ kind: 'read' });
}
