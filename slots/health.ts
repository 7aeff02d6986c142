import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseDocument } from '../domain/release/index.ts';

/** Names of the variables by which the launcher tells the program where the releases are, which one it is, where the first list of release keys is, and where it writes its health. */
export const RELEASES_VARIABLE = 'TOWNHALL_RELEASES';
export const SLOT_VARIABLE = 'TOWNHALL_SLOT';
export const KEYS_VARIABLE = 'TOWNHALL_RELEASE_KEYS';
export const HEALTH_VARIABLE = 'TOWNHALL_HEALTH';

/** Why a program that works ends: another release starts; once a night; the journal or a payment needs a new start; staff leave the kiosk; a signal. */
export const EndReason = z.enum(['update', 'nightly', 'journal', 'payment', 'staff', 'signal']);
export type EndReason = z.infer<typeof EndReason>;

/** What the program writes about itself, at the start, at every change, and at least every few seconds while its main loop turns. A launcher stays while programs change: what it does not know it leaves out. */
export const Health = z.object({
  /** The process that writes it, so that what an earlier one has left says nothing. */
  pid: z.int().min(1),
  /** Grows with every write: a launcher that sees it stand still sees a program that hangs. */
  beat: z.int().min(0),
  /** Something is on the screen. */
  painted: z.boolean(),
  /** The journal is open and its chain verified. */
  journal: z.boolean(),
  /** What it reaches now. */
  reached: z.array(z.string().max(40)).max(20),
  /** Why it is about to end; null while it is not. */
  ending: EndReason.nullable().catch(null),
});
export type Health = z.infer<typeof Health>;

/** Null when nothing was written, or it cannot be understood. */
export async function readHealth(file: string): Promise<Health | null> {
  // Not written yet, or being written by something that does not replace files whole.
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : parseDocument(Health, text);
}
