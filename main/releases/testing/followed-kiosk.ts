import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  acceptReleaseKeys,
  addPackagePart,
  listReleaseRows,
  startRollout,
  storeRelease,
} from '../../../central/server/releases/index.ts';
import { enrolTestKiosk, type TestCentral, testCentral } from '../../../central/server/testing/index.ts';
import { KioskEvent } from '../../../domain/journal/index.ts';
import { type KioskReleaseState, type Release, USUAL_PLAN } from '../../../domain/release/index.ts';
import { keyList, signKeys } from '../../../domain/release/testing/signing.ts';
import { endLeftOver } from '../../../launcher/run-program.ts';
import {
  type LaunchOptions,
  type RunningLauncher,
  runLauncher,
} from '../../../launcher/testing/run-launcher.ts';
import { type TestMachine, testMachine } from '../../../slots/testing/machine.ts';
import { bundledProgram } from '../../../test/programs/index.ts';
import { BARE_ENVIRONMENT, NODE } from '../../../test/support/node.ts';
import { until } from '../../../test/support/until.ts';
import { deviceKey } from '../../identity/index.ts';
import type { KioskStanding } from '../index.ts';
import { filesOf, type OfferedRelease, offeredRelease } from './offered-release.ts';

const STAND_IN = bundledProgram(fileURLToPath(new URL('stand-in.ts', import.meta.url)));
/** Follows releases and works. `before` is what it does first. The launcher gives it no place for its compiled code. */
export const standIn = (before = ''): string =>
  `#!/bin/sh\n${before}\nNODE_COMPILE_CACHE='${BARE_ENVIRONMENT.NODE_COMPILE_CACHE ?? ''}' exec ${NODE} ${STAND_IN} "$@"\n`;

/** A kiosk of a real central on a machine with a real launcher; what stands in for the kiosk's program follows as the kiosk does. */
export type FollowedKiosk = {
  readonly central: TestCentral;
  readonly machine: TestMachine;
  readonly kioskId: string;
  readonly stand: (standing: Partial<KioskStanding>) => void;
  /** Sets the clock of the kiosk's machine, by the difference to the right time. */
  readonly setClock: (aheadMs: number) => void;
  readonly launch: (options?: LaunchOptions) => RunningLauncher;
  /** Signs a release of this program, and gives it to central. */
  readonly publish: (counter: number, program: string, change?: Partial<Release>) => Promise<OfferedRelease>;
  /** Offers it to all kiosks. */
  readonly rollOut: (offered: OfferedRelease, stepBack?: boolean) => Promise<number>;
  /** Everything that the kiosk has reported of a release, in words of its states. */
  readonly states: (offered: OfferedRelease) => Promise<KioskReleaseState[]>;
  readonly reports: (offered: OfferedRelease, state: Partial<KioskReleaseState>) => Promise<unknown>;
  /** What the kiosk has handed to its journal, one line each, e.g. `1.2.0 rolled-back crashed`. */
  readonly noted: () => string[];
  readonly rollout: () => Promise<{ readonly state: string; readonly rolloutId: number } | undefined>;
  readonly close: () => Promise<void>;
};

export async function followedKiosk(): Promise<FollowedKiosk> {
  const central = await testCentral();
  const machine = testMachine();
  const launchers: RunningLauncher[] = [];
  const key = deviceKey(join(machine.folder, 'device.key'));
  const { kioskId } = await enrolTestKiosk(central.address, await central.enrolmentCode('MILL1'), key, {});
  await acceptReleaseKeys(central.central, signKeys(keyList(1, 1, [machine.key]), machine.key), 'it');
  let standing: KioskStanding = {
    ...{ journal: true, reached: ['printer', 'central'], unused: true, paymentOpen: false },
  };
  const stand = (change: Partial<KioskStanding>): void => {
    standing = { ...standing, ...change };
    writeFileSync(join(machine.folder, 'standing.json'), JSON.stringify(standing));
  };
  stand({});
  const setClock = (aheadMs: number): void =>
    writeFileSync(join(machine.folder, 'clock-ahead-ms'), String(aheadMs));
  setClock(0);
  const { db } = central.central;
  const sha256Of = async ({ release }: OfferedRelease): Promise<string> =>
    (
      await db
        .selectFrom('releases')
        .select('sha256')
        .where('counter', '=', release.counter)
        .executeTakeFirstOrThrow()
    ).sha256;
  const states: FollowedKiosk['states'] = async (offered) => {
    const rows = await db
      .selectFrom('kiosk_release_states')
      .select('state')
      .where('release_sha256', '=', await sha256Of(offered))
      .orderBy('state_id')
      .execute();
    return rows.map(({ state }) => state as KioskReleaseState);
  };

  return {
    ...{ central, machine, kioskId, stand, setClock, states },
    launch: (options = {}) => {
      const parameters = [`--central=${central.address}`, `--kiosk=${kioskId}`, `--data=${machine.folder}`];
      // The program is a whole Node, on a machine that may be busy with something else.
      const patient = ['--works-within-s=90', '--trial-most-s=180', '--silent-s=60'];
      const times = [...patient, ...(options.times ?? [])];
      const launcher = runLauncher(machine, { parameters, ...options, times });
      launchers.push(launcher);
      return launcher;
    },
    publish: async (counter, program, change = {}) => {
      const offered = offeredRelease(machine, counter, change, filesOf(counter, program));
      const stored = await storeRelease(central.central, offered.signed, 'it');
      if (stored.kind === 'refused') throw new Error(stored.reason);
      const part = { sha256: stored.sha256, from: 0, bytes: offered.pack };
      const added = await addPackagePart(central.central, part, 'it');
      if (added.kind !== 'complete') throw new Error(JSON.stringify(added));
      return offered;
    },
    rollOut: async (offered, stepBack = false) => {
      const wanted = { ring: 'all' as const, percent: 100, plan: USUAL_PLAN, stepBack };
      const started = await startRollout(
        central.central,
        { releaseSha256: await sha256Of(offered), ...wanted },
        'it',
      );
      if (started.kind === 'refused') throw new Error(started.reason);
      return started.rolloutId;
    },
    reports: (offered, state) =>
      until(
        `the kiosk reports ${JSON.stringify(state)} of ${offered.release.version}`,
        async () =>
          (await states(offered)).some((one) =>
            Object.entries(state).every(([name, value]) => Reflect.get(one, name) === value),
          ),
        undefined,
        () => launchers.map((launcher) => launcher.log()).join('\n'),
      ),
    noted: () => readFileSync(join(machine.folder, 'noted.jsonl'), 'utf8').trim().split('\n').map(notedLine),
    rollout: async () => (await listReleaseRows(db)).rollouts[0],
    close: async () => {
      for (const launcher of launchers) await launcher.kill('SIGKILL');
      await endLeftOver(machine.places);
      machine.remove();
      await central.close();
    },
  };
}

function notedLine(text: string): string {
  const event = KioskEvent.parse(JSON.parse(text));
  if (event.kind !== 'release-state') return event.kind;
  const { state } = event;
  return [event.version, state.kind, ...('why' in state ? [state.why] : [])].join(' ');
}
