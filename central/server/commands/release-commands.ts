import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import {
  MaintenanceWindow,
  Percent,
  Ring,
  RolloutPlan,
  SignatureFile,
  type SignedDocument,
  USUAL_PLAN,
} from '../../../domain/release/index.ts';
import type { Central } from '../central.ts';
import {
  acceptReleaseKeys,
  addPackageFile,
  changeRollout,
  listReleaseRows,
  type RolloutChange,
  rotateRolloutKey,
  setKioskRelease,
  startRollout,
  storeRelease,
} from '../releases/index.ts';
import { ACTOR, type Command, type CommandResult, outcome, refused } from './command.ts';
import type { Settings } from './options.ts';

/** Who stands in the audit log for what is done on the command line. */

type Word = { readonly usage: string; readonly run: Command };

/** What `release` does, by the word that follows it. */
const WORDS: Readonly<Record<string, Word>> = {
  keys: {
    usage: '<release-keys.json>',
    run: async (central, [file = '']) => {
      const signed = await readSigned(file);
      if (typeof signed === 'string') return refused(signed);
      return outcome(await acceptReleaseKeys(central, signed, ACTOR), 'accepted');
    },
  },
  upload: {
    usage: '<release.json> <package.pack>',
    run: async (central, [file = '', packageFile = '']) => {
      const signed = await readSigned(file);
      if (typeof signed === 'string') return refused(signed);
      const stored = await storeRelease(central, signed, ACTOR);
      if (stored.kind === 'refused') return refused(stored.reason);
      const taken = await addPackageFile(central, stored.sha256, packageFile, ACTOR).catch(() => null);
      if (!taken) return refused(`${packageFile}: the package cannot be read`);
      const { sha256, packageBytes } = stored;
      return taken.kind === 'complete'
        ? { done: true, answer: { kind: 'uploaded', sha256, packageBytes } }
        : outcome(taken, 'complete');
    },
  },
  list: { usage: '', run: async ({ db }) => ({ done: true, answer: await listReleaseRows(db) }) },
  start: {
    usage:
      '<version> --ring test|early|all --percent N [--widen-to 25,50,100] [--wait-minutes N] [--stop-above N]',
    run: (central, [version = ''], settings) => start(central, version, settings, false),
  },
  'step-back': {
    usage: '<version> --ring test|early|all --percent N',
    run: (central, [version = ''], settings) => start(central, version, settings, true),
  },
  pause: { usage: '', run: (central) => change(central, { kind: 'pause' }) },
  resume: { usage: '', run: (central) => change(central, { kind: 'resume' }) },
  halt: { usage: '', run: (central) => change(central, { kind: 'halt' }) },
  complete: { usage: '', run: (central) => change(central, { kind: 'complete' }) },
  widen: {
    usage: '--percent N',
    run: async (central, _words, settings) => {
      const percent = PercentText.safeParse(settings.percent);
      return percent.success ? change(central, { kind: 'widen', percent: percent.data }) : refused(PERCENT);
    },
  },
  kiosk: {
    usage: '<kiosk code> --ring test|early|all [--window 02:00-04:00]',
    run: async (central, [code = ''], settings) => {
      const ring = Ring.safeParse(settings.ring);
      if (!ring.success) return refused(RING);
      const [from, to] = settings.window?.split('-') ?? [];
      const window = settings.window === undefined ? null : MaintenanceWindow.safeParse({ from, to }).data;
      if (window === undefined) return refused('--window: expected two times such as 02:00-04:00');
      return (await setKioskRelease(central, code, { ring: ring.data, window }, ACTOR))
        ? { done: true, answer: { kind: 'set', ring: ring.data, window } }
        : refused('no such kiosk');
    },
  },
  'rotate-key': {
    usage: '',
    run: async (central) => ({
      done: true,
      answer: { kind: 'rotated', publicKey: await rotateRolloutKey(central, ACTOR) },
    }),
  },
};

/** The command that does with releases what the console's page does. */
export const releaseCommand: Word = {
  usage: Object.entries(WORDS)
    .map(([word, { usage }]) => `${word} ${usage}`.trim())
    .join('\n  release '),
  run: async (central, [word = '', ...rest], settings) => {
    const found = WORDS[word];
    return found
      ? found.run(central, rest, settings)
      : refused(`expected one of ${Object.keys(WORDS).join(', ')} after "release"`);
  },
};

const PercentText = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(Percent);
const PERCENT = '--percent: expected a whole number from 0 to 100';
const RING = `--ring: expected one of ${Ring.options.join(', ')}`;

async function start(
  central: Central,
  version: string,
  settings: Settings,
  stepBack: boolean,
): Promise<CommandResult> {
  const ring = Ring.safeParse(settings.ring);
  if (!ring.success) return refused(RING);
  const percent = PercentText.safeParse(settings.percent);
  if (!percent.success) return refused(PERCENT);
  const plan = RolloutPlan.safeParse({
    ...USUAL_PLAN,
    ...(settings.widenTo === undefined ? {} : { widenTo: settings.widenTo.split(',').map(Number) }),
    ...(settings.waitMinutes === undefined ? {} : { waitMinutes: Number(settings.waitMinutes) }),
    ...(settings.stopAbove === undefined ? {} : { stopAbovePercent: Number(settings.stopAbove) }),
  });
  if (!plan.success) {
    const [issue] = plan.error.issues;
    return refused(`the plan: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const release = await central.db
    .selectFrom('releases')
    .select('sha256')
    .where('version', '=', version)
    .orderBy('counter', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!release) return refused(`central has no release ${version}: upload it first`);
  const wanted = { releaseSha256: release.sha256, ring: ring.data, percent: percent.data };
  return outcome(await startRollout(central, { ...wanted, plan: plan.data, stepBack }, ACTOR), 'started');
}

async function change(central: Central, wanted: RolloutChange): Promise<CommandResult> {
  const newest = await central.db
    .selectFrom('rollouts')
    .select('rollout_id')
    .orderBy('rollout_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!newest) return refused('there is no rollout');
  return outcome(await changeRollout(central, newest.rollout_id, wanted, ACTOR), 'changed');
}

/** A document and the signature file beside it, or what is wrong. */
async function readSigned(file: string): Promise<SignedDocument | string> {
  const signatureFile = file.replace(/(\.json)?$/, '.sig.json');
  try {
    const text = await readFile(file, 'utf8');
    return { text, ...SignatureFile.parse(JSON.parse(await readFile(signatureFile, 'utf8'))) };
  } catch {
    return `${file} and ${signatureFile} beside it cannot be read, or are not what they should be`;
  }
}
