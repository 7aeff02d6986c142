import { readFile } from 'node:fs/promises';

/** A file's text; null when there is none, or it cannot be read. */
export const readText = (file: string): Promise<string | null> => readFile(file, 'utf8').catch(() => null);
