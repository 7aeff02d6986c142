import { Worker } from 'node:worker_threads';
import { type Content, type ContentSlice, joinSlices } from '../../domain/content/index.ts';
import { messageOf } from '../../domain/failure/index.ts';
import type { TownDefinition } from '../../domain/town/index.ts';
import type { ConfigurationProblem, Read } from '../configuration/index.ts';
import { readContentFolder } from './content-folder.ts';

/** Reads what can be looked up from a folder. */
export type ReadContent = typeof readContentFolder;

export type ReaderOrder = { readonly folder: string; readonly town: TownDefinition };
export type ReaderAnswer =
  | { readonly kind: 'read' }
  | { readonly kind: 'slice'; readonly slice: ContentSlice }
  | { readonly kind: 'done' }
  | { readonly kind: 'problem'; readonly problem: ConfigurationProblem };

const DEADLINE_MS = 60_000;

/**
 * Reads folders in a thread of its own, so that touches and the terminal are not kept waiting. Where there can be no
 * such thread, `onFailed` hears why and the folder is read here.
 */
export function readInWorker(script: string | URL, onFailed: (why: string) => void): ReadContent {
  return async (folder, town) => {
    try {
      return await readBy(
        new Worker(script, { workerData: { folder, town } satisfies ReaderOrder, execArgv: [] }),
      );
    } catch (error) {
      onFailed(messageOf(error));
      return readContentFolder(folder, town);
    }
  };
}

async function readBy(worker: Worker): Promise<Read<Content>> {
  const slices: ContentSlice[] = [];
  let deadline: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Read<Content>>((resolve, reject) => {
      deadline = setTimeout(() => reject(new Error('the reader takes too long')), DEADLINE_MS);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('the reader ended')));
      // Our own thread: what it says needs no check.
      worker.on('message', (answer: ReaderAnswer) => {
        if (answer.kind === 'problem') return resolve({ kind: 'problem', problem: answer.problem });
        if (answer.kind === 'done') return resolve({ kind: 'read', value: joinSlices(slices) });
        if (answer.kind === 'slice') slices.push(answer.slice);
        setImmediate(() => worker.postMessage('next'));
      });
    });
  } finally {
    clearTimeout(deadline);
    worker.removeAllListeners();
    // It may still fail while it ends; nobody waits for it any more.
    worker.on('error', () => undefined);
    void worker.terminate();
  }
}
