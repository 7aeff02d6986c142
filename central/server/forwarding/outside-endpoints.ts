import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ServiceCode } from '../../../domain/form/index.ts';

/** An Open311 endpoint of someone else to which a town's reports go. Only IT names one: an address is never taken from a report. */
export const OutsideEndpoint = z.strictObject({
  /** What comes before `/requests.xml`, e.g. `https://311.county.example/open311/v2`. */
  url: z
    .url({ protocol: /^https?$/, error: 'an address that begins with https:// or http://' })
    .refine((url) => !/[?#]|\/\/[^/]*@/.test(url), 'an address without query, fragment and password')
    .transform((url) => url.replace(/\/+$/, '')),
  apiKey: z.string().min(1).max(500),
  jurisdictionId: z.string().min(1).max(200).optional(),
  /** XML is what every server has to speak. */
  format: z.enum(['xml', 'json']).default('xml'),
  /** Our service codes and theirs; a report of another code is not forwarded. */
  codes: z.record(ServiceCode, z.string().min(1).max(100)),
  /** Whether the outside may know who gave the report: only with the resident's consent in the form's texts. */
  sendContact: z.boolean().default(false),
  /** How long one answer may take. */
  answerMs: z.int().min(100).max(15_000).default(10_000),
});
export type OutsideEndpoint = z.infer<typeof OutsideEndpoint>;

/** The endpoints by town. */
export const OutsideEndpoints = z.record(z.string().max(60), OutsideEndpoint);
export type OutsideEndpoints = z.infer<typeof OutsideEndpoints>;

/** Reads IT's file of outside endpoints; the reason names the place in the file, and never what stands there. */
export async function readOutsideEndpoints(
  file: string,
): Promise<
  | { readonly kind: 'read'; readonly endpoints: OutsideEndpoints }
  | { readonly kind: 'wrong'; readonly path: string; readonly reason: string }
> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'not a JSON file' : 'the file cannot be read';
    return { kind: 'wrong', path: '', reason };
  }
  const parsed = OutsideEndpoints.safeParse(content);
  if (parsed.success) return { kind: 'read', endpoints: parsed.data };
  const [issue] = parsed.error.issues;
  return { kind: 'wrong', path: issue?.path.join('.') ?? '', reason: issue?.message ?? 'not as expected' };
}
