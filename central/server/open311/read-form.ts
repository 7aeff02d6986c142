import { storable } from '../../../domain/text/index.ts';
import { BUSY, readApart, type Turns } from '../reading/index.ts';
import { MOST_PARAMETERS, type Parts, type PartsOrder, readParts, type SentFile } from './read-parts.ts';
import { Open311Refusal } from './refusal.ts';

/** A form's parameters: the first of each name, and all of each; and the files that came with it. */
export type Form = {
  readonly one: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
  readonly names: readonly string[];
  readonly files: readonly SentFile[];
};

/** A body so small is read where it is; a larger one in a process of its own. */
const SMALL_BODY = 16_384;
const READER = new URL('./parts-reader.ts', import.meta.url);
const LIMITS = { deadlineMs: 10_000, memoryMb: 128 };
const BUSY_S = 10;

/** Reads a body of the type `application/x-www-form-urlencoded`. */
export const readForm = (body: string): Form => formOf([...new URLSearchParams(body)], []);

/**
 * Reads a body of the type `multipart/form-data`; `type` is the whole header, with the boundary. Anybody may send one: the `turns`
 * are others than those of the town's own files.
 */
export async function readMultipart(body: Buffer, type: string, turns: Turns): Promise<Form> {
  const order = { body, type };
  if (body.byteLength <= SMALL_BODY) return formOfParts(await readParts(order));
  const read = await readApart<PartsOrder, Parts>(READER, order, async () => undefined, LIMITS, turns);
  if (read.kind === 'stopped')
    throw read.reason === BUSY
      ? new Open311Refusal(429, 'other large requests are being read; try again soon', BUSY_S)
      : new Open311Refusal(400, read.reason);
  return formOfParts(read.answer);
}

function formOfParts(parts: Parts): Form {
  if (parts.kind === 'refused') throw new Open311Refusal(400, parts.reason);
  return formOf(parts.parameters, parts.files);
}

function formOf(sent: readonly (readonly [string, string])[], files: readonly SentFile[]): Form {
  const parameters = new URLSearchParams(sent.map(([name, value]) => [storable(name), storable(value)]));
  if (parameters.size > MOST_PARAMETERS) throw new Open311Refusal(400, 'too many parameters');
  return {
    one: (name) => parameters.get(name)?.trim() || undefined,
    all: (name) => parameters.getAll(name),
    names: [...new Set(parameters.keys())],
    files,
  };
}
