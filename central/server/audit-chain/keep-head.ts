import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../../../domain/failure/index.ts';
import type { Central } from '../central.ts';
import type { ChainBreak } from './report-break.ts';
import { type AuditHead, verifyAudit } from './verify-audit.ts';
import { noteClerkHeads, verifyClerkEntries } from './verify-clerk-entries.ts';

const KeptHead = z.object({ at: z.iso.datetime(), auditId: z.int().min(1), hash: z.string().length(64) });
export type KeptHead = z.infer<typeof KeptHead>;

/** What became of a day's head. */
export type HeadKept =
  | { readonly kind: 'kept'; readonly head: KeptHead }
  /** It has been, today. */
  | { readonly kind: 'not-due' }
  | ChainBreak;

/**
 * Once a day verifies what clerks wrote and the whole audit log, which says where the clerks' chains ended, against all heads of the file,
 * and adds the day's to it. `send` takes it further, before it counts as kept. A broken chain adds nothing.
 */
export async function keepAuditHead(
  central: Central,
  file: string,
  send: (head: KeptHead) => Promise<void> = async () => undefined,
): Promise<HeadKept> {
  const at = central.now().toISOString();
  const before = await readHeads(file);
  if (before.at(-1)?.at.slice(0, 10) === at.slice(0, 10)) return { kind: 'not-due' };
  const entries = await verifyClerkEntries(central.db);
  if (entries.kind !== 'sound') return entries;
  await noteClerkHeads(central.db, central.now(), entries.heads);
  const verified = await verifyAudit(central.db, before);
  if (verified.kind === 'broken') return verified;
  if (verified.records === 0) return { kind: 'not-due' };
  const head = { at, ...verified.head };
  await send(head);
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.appendFile(`${JSON.stringify(head)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { kind: 'kept', head };
}

/** The heads of a file, oldest first; none when it is not there. Throws when a line is not a head. */
export async function readHeads(file: string): Promise<readonly (KeptHead & AuditHead)[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => KeptHead.parse(JSON.parse(line)));
}
