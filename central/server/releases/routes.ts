import { currentRelease, reportRelease } from '../../../domain/wire/index.ts';
import * as wire from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { changeRollout } from './change-rollout.ts';
import { currentReleaseForKiosk } from './current-release.ts';
import { setKioskRelease } from './kiosk-settings.ts';
import { listReleaseRows } from './list-releases.ts';
import { addPackagePart } from './package-parts.ts';
import { acceptReleaseKeys } from './release-keys.ts';
import { servePackage } from './serve-package.ts';
import { startRollout } from './start-rollout.ts';
import { storeRelease } from './store-release.ts';
import { takeReport } from './take-report.ts';

/** A release document with its list of files, and a part of a package in base64, with room for what is around them. */
const DOCUMENT_BODY = 1_200_000;
const PART_BODY = 3_000_000;

/** What kiosks ask of releases and report of them, and what IT does with them at the console. */
export function releaseRoutes({ kiosks, people }: Callers, central: Central): void {
  kiosks.serve(currentRelease, (input, kiosk) => currentReleaseForKiosk(central, kiosk, input));
  kiosks.serve(reportRelease, (input, kiosk) => takeReport(central, kiosk, input));
  kiosks.scope((scope) => servePackage(scope, central));
  people.serve(wire.listReleases, async () => listReleaseRows(central.db));
  people.serve(
    wire.uploadReleaseKeys,
    async (signed, { userName }) => acceptReleaseKeys(central, signed, userName),
    { bodyLimit: DOCUMENT_BODY },
  );
  people.serve(wire.uploadRelease, async (signed, { userName }) => storeRelease(central, signed, userName), {
    bodyLimit: DOCUMENT_BODY,
  });
  people.serve(
    wire.uploadReleasePart,
    async ({ sha256, from, bytes }, { userName }) =>
      addPackagePart(central, { sha256, from, bytes: Buffer.from(bytes, 'base64') }, userName),
    { bodyLimit: PART_BODY },
  );
  people.serve(wire.startRollout, async (wanted, { userName }) => startRollout(central, wanted, userName));
  people.serve(wire.changeRollout, async ({ rolloutId, change }, { userName }) =>
    changeRollout(central, rolloutId, change, userName),
  );
  people.serve(wire.setKioskRelease, async ({ kioskCode, ...settings }, { userName }) => ({
    kind: (await setKioskRelease(central, kioskCode, settings, userName))
      ? ('set' as const)
      : ('no-such-kiosk' as const),
  }));
}
