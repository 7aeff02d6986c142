import { enrol } from '../../domain/wire/index.ts';
import { type DeviceKey, deleteSecret, type Identity, readSecret, writeIdentity } from '../identity/index.ts';
import { type CentralClient, startLoop } from '../sync/index.ts';

export type Enrolment = {
  /** Where the one-time code is looked for; null: nowhere, IT enrols the kiosk by settings. */
  readonly codeFile: string | null;
  readonly client: CentralClient;
  readonly key: DeviceKey;
  readonly identityFile: string;
  readonly random: () => number;
  /** The used code's file cannot be deleted: IT should. */
  readonly onCodeLeft: (codeFile: string) => void;
  /** What staff should know while the kiosk is not enrolled. */
  readonly onWaiting: (staffMessage: string) => void;
};

const DEADLINE_MS = 10_000;

/** Enrols the kiosk with its one-time code, again and again until central knows it; a refused code is not sent twice, and the file of a used one is deleted. */
export function enrolKiosk(enrolment: Enrolment): Promise<Identity> {
  return new Promise((resolve) => {
    let refusedCode: string | null = null;
    const loop = startLoop(async () => {
      const code = enrolment.codeFile === null ? null : (readSecret(enrolment.codeFile)?.trim() ?? null);
      if (!code || code === refusedCode) {
        enrolment.onWaiting(
          refusedCode ? 'Central refused the enrolment code.' : 'This kiosk waits for its enrolment code.',
        );
        return false;
      }
      const answer = await enrolment.client.call(
        enrol,
        { code, publicKey: enrolment.key.publicKey },
        DEADLINE_MS,
      );
      if (answer.kind === 'unreachable') {
        enrolment.onWaiting('Central cannot be reached for enrolment.');
        return false;
      }
      if (answer.kind === 'refused' || answer.value.kind === 'refused') {
        refusedCode = code;
        enrolment.onWaiting('Central refused the enrolment code.');
        return false;
      }
      const { kioskId, kioskCode, name, townId, epoch } = answer.value;
      const identity: Identity = { kioskId, kioskCode, name, townId, epoch, journalBegun: false };
      writeIdentity(enrolment.identityFile, identity);
      const { codeFile } = enrolment;
      if (codeFile !== null && !deleteSecret(codeFile)) enrolment.onCodeLeft(codeFile);
      void loop.close();
      resolve(identity);
      return true;
    }, enrolment.random);
  });
}
