import { readFileSync } from 'node:fs';
import { z } from 'zod';

const preset = z.strictObject({ label: z.string().min(1).max(60), value: z.string().min(1).max(20_000) });

/** Buttons of the demo town on the page: its bills' codes for the scanner, its cards for the reader. */
const presetsSchema = z.strictObject({
  codes: z.array(preset).max(50).default([]),
  cards: z.array(preset).max(50).default([]),
});

export type BenchPresets = z.infer<typeof presetsSchema>;

/** Reads the file named by `--presets`; none without it. Throws with the file's name and what was expected. */
export function readPresets(path: string | undefined): BenchPresets {
  if (path === undefined) return { codes: [], cards: [] };
  try {
    return presetsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const why =
      error instanceof z.ZodError
        ? z.prettifyError(error)
        : error instanceof Error
          ? error.message
          : String(error);
    throw new Error(`${path} is no file of presets: ${why}`);
  }
}
