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

/** The figures that a program of its own measures, because it stands on what tests stand on; its last line has them as JSON. */
export async function figuresOf(program: string): Promise<Figure[]> {
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) last = line;
  const code = await ended;
  if (code !== 0) throw new Error(`${program} could not measure its figures (${code}).`);
  return Figures.parse(JSON.parse(last));
}
