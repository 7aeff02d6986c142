import { storable } from '../../../domain/text/index.ts';
import { Open311Refusal } from './refusal.ts';

const MOST_PARAMETERS = 120;

/** A form's parameters: the first of each name, and all of each; and the files that came with it. */
export type Form = {
  readonly one: (name: string) => string | undefined;
  readonly all: (name: string) => readonly string[];
  readonly names: readonly string[];
  readonly files: readonly SentFile[];
};

export type SentFile = { readonly name: string; readonly bytes: Buffer };

/** Reads a body of the type `application/x-www-form-urlencoded`. */
export const readForm = (body: string): Form => formOf([...new URLSearchParams(body)], []);

/** Reads a body of the type `multipart/form-data`; `type` is the whole header, with the boundary. */
export async function readMultipart(body: Buffer, type: string): Promise<Form> {
  const sent = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw new Open311Refusal(400, 'the parts of the body cannot be read');
    });
  const parameters: [string, string][] = [];
  const files: SentFile[] = [];
  for (const [name, value] of sent) {
    if (typeof value === 'string') parameters.push([name, value]);
    // A field for a file that was left empty.
    else if (value.size > 0) files.push({ name, bytes: Buffer.from(await value.arrayBuffer()) });
  }
  return formOf(parameters, files);
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
