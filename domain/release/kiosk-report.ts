import { z } from 'zod';
import { FileHash } from '../content/index.ts';
import { Percent } from './percentage.ts';
import { Refusal } from './refusal.ts';
import { ReleaseCounter, ReleaseVersion } from './release.ts';

/** What a release that is ready waits for. */
export const WaitsFor = z.enum(['idle', 'payment', 'window']);
export type WaitsFor = z.infer<typeof WaitsFor>;

/** Why a release did not get onto a kiosk's disk. */
export const TransferFault = z.enum(['no-room', 'disk-failed', 'wrong-file', 'interrupted']);
export type TransferFault = z.infer<typeof TransferFault>;

/** Why a kiosk went back to the release before. */
export const FallbackReason = z.enum([
  /** It ended with an exit code other than 0, or by a signal. */
  'crashed',
  /** It ended with 0, before it had shown that it works. */
  'ended-early',
  /** The system could not start it. */
  'not-started',
  'hung',
  'shows-nothing',
  'journal-not-opened',
  'fewer-devices',
  'files-damaged',
  'not-healthy-in-time',
  /** The machine or the launcher went down too often while it was on trial. */
  'cut-short-too-often',
]);
export type FallbackReason = z.infer<typeof FallbackReason>;

/** How a program ended that crashed: its exit code, or the signal that ended it. */
export const ProgramExit = z.union([z.int().min(1).max(255), z.string().regex(/^SIG[A-Z0-9]{2,12}$/)]);
export type ProgramExit = z.infer<typeof ProgramExit>;

/** How far a kiosk is with a release. */
export const KioskReleaseState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refused'), why: Refusal }),
  z.object({ kind: z.literal('downloading'), percent: Percent }),
  z.object({ kind: z.literal('failed'), why: TransferFault }),
  /** In its slot, every file verified. */
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('waiting'), for: WaitsFor }),
  /** The launcher has started it, on trial. */
  z.object({ kind: z.literal('installed') }),
  /** The trial is passed: it is the good one now. */
  z.object({ kind: z.literal('healthy') }),
  /** The release before runs again, and this one is quarantined on this kiosk. */
  z.object({ kind: z.literal('rolled-back'), why: FallbackReason, exit: ProgramExit.optional() }),
]);
export type KioskReleaseState = z.infer<typeof KioskReleaseState>;

/** What a kiosk reports of a release: at every change, and of a download from time to time. */
export const KioskReleaseReport = z.object({
  /** The release, by the hash of its document. */
  releaseSha256: FileHash,
  version: ReleaseVersion,
  counter: ReleaseCounter,
  state: KioskReleaseState,
});
export type KioskReleaseReport = z.infer<typeof KioskReleaseReport>;
