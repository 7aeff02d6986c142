import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runRelease } from '../../build/release/command-line.ts';
import type { DemoTown } from '../../build/start/demo-town.ts';
import { PACKAGED } from '../e2e/packaged-kiosk.ts';
import { until } from '../support/index.ts';
import { anotherVersion, CHANGES, type Change, type Version } from './versions.ts';

export type SignedVersion = Version & { readonly release: string; readonly pack: string };

/** What IT does with releases here: sign them, hand them to central, and look what becomes of them. */
export type Rollouts = {
  /** Makes and signs the release that comes with the machine. */
  readonly installFirst: (version: string) => Promise<void>;
  /** Makes, signs and uploads the next release. */
  readonly upload: (version: string, change?: Change) => Promise<SignedVersion>;
  /** Rolls it out to all kiosks of ring test. */
  readonly rollOut: (version: string) => Promise<void>;
  /** Waits until the kiosk has reported this of the newest release, with this reason where one is named. */
  readonly isReported: (kind: string, reason?: string) => Promise<void>;
  /** Waits until the rollout of this release has this state. */
  readonly rolloutIs: (version: string, state: string) => Promise<void>;
};

const WITHIN_MS = 600_000;
const State = z.object({ kind: z.string(), why: z.string().optional(), for: z.string().optional() });
const Listed = z.object({
  rollouts: z.array(z.object({ version: z.string(), state: z.string() })),
  kiosks: z.array(z.object({ state: State.nullable() })),
});

export async function releaseKeys(folder: string, town: DemoTown): Promise<Rollouts> {
  const at = (...names: string[]): string => join(folder, ...names);
  const keys = at('release-keys.json');
  let counter = 0;
  /** The first release: what has not changed since is not compressed again. */
  let first: string | null = null;
  await release('keygen', '--key', at('key.pem'), '--keys', keys);
  await town.ask('release', 'keys', keys);
  const listed = async (): Promise<z.infer<typeof Listed>> => Listed.parse(await town.ask('release', 'list'));

  async function signed(version: string, change: Change): Promise<SignedVersion> {
    const made = await anotherVersion(PACKAGED, at('versions'), version, change);
    const out = at('signed', version);
    counter += 1;
    await release(
      ...['sign', '--key', at('key.pem'), '--unpacked', made.unpacked],
      ...['--out', out, '--counter', String(counter)],
      ...(first === null ? [] : ['--like', first]),
    );
    first ??= join(out, 'release.json');
    return {
      ...made,
      release: join(out, 'release.json'),
      pack: join(out, `townhall-kiosk-${version}.pack`),
    };
  }

  return {
    installFirst: async (version) => {
      const made = await signed(version, CHANGES.none);
      await release(
        ...['first-slot', '--release', made.release, '--keys', keys],
        ...['--unpacked', made.unpacked, '--root', at('releases')],
      );
    },
    upload: async (version, change = CHANGES.none) => {
      const made = await signed(version, change);
      rmSync(made.unpacked, { recursive: true, force: true });
      await town.ask('release', 'upload', made.release, made.pack);
      return made;
    },
    rollOut: async (version) => {
      await town.ask('release', 'start', version, '--ring', 'test', '--percent', '100');
    },
    isReported: async (kind, reason) => {
      await until(
        `the kiosk reports ${kind} ${reason ?? ''}`,
        async () => {
          const state = (await listed()).kiosks[0]?.state;
          return state?.kind === kind && (reason === undefined || [state.why, state.for].includes(reason));
        },
        WITHIN_MS,
      );
    },
    rolloutIs: async (version, state) => {
      await until(
        `the rollout of ${version} is ${state}`,
        async () => {
          const [newest] = (await listed()).rollouts;
          return newest?.version === version && newest.state === state;
        },
        WITHIN_MS,
      );
    },
  };
}

async function release(...args: string[]): Promise<void> {
  const outcome = await runRelease(args, new Date());
  if (outcome.kind === 'refused') throw new Error(outcome.sentence);
}
