import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { Figure } from './measure.ts';

const Figures = z.array(
  z.object({
    what: z.string(),
    measured: z.string(),
    baseline: z.string(),
    ratio: z.number().nullable(),
    aim: z.string(),
  }),
);

/** The figures of an update, measured by a program of its own: it stands on what tests the update. */
export async function updateFigures(): Promise<Figure[]> {
  const child = spawn(process.execPath, ['test/update/figures.ts'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) last = line;
  const code = await ended;
  if (code !== 0) throw new Error(`The figures of an update could not be measured (${code}).`);
  return Figures.parse(JSON.parse(last));
}
