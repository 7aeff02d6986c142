import { ENROLLING_KEY_ID, enrol, heartbeat } from '../../../domain/wire/index.ts';
import { confirmEnrolment, listKiosks, newEnrolmentCode } from '../../wire/index.ts';
import { type Callers, kioskOf, refuseKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { callerAddress, SMALL_BODY, serveContract, signedBodies, verifySignature } from '../http/index.ts';
import { townOf } from '../town/index.ts';
import { confirmKiosk } from './confirm-kiosk.ts';
import { createKiosk } from './create-kiosk.ts';
import { enrolKiosk } from './enrol-kiosk.ts';
import { listKioskRows } from './list-kiosks.ts';
import { takeHeartbeat } from './take-heartbeat.ts';
import { watchForClones } from './watch-for-clones.ts';

const ENROLMENT_BODY = 2 * 1024;

/** How kiosks enrol and tell how they are, and what the console asks of them. */
export function kioskRoutes({ kiosks, people, anybody }: Callers, central: Central): void {
  kiosks.scope((scope) =>
    serveContract(
      scope,
      heartbeat,
      { bodyLimit: SMALL_BODY, tag: 'kiosk', signedBy: ['kioskSignature'] },
      async (input, request) => {
        const kiosk = kioskOf(request);
        await watchForClones(central, kiosk.kioskId, { bootId: input.bootId, address: request.ip });
        return takeHeartbeat(central, kiosk, input);
      },
    ),
  );
  anybody.register(async (scope) => {
    signedBodies(scope);
    // The key is in the body, so the signature can be verified only after it has been read.
    serveContract(
      scope,
      enrol,
      { bodyLimit: ENROLMENT_BODY, tag: 'kiosk', signedBy: [] },
      async (input, request) => {
        const verified = await verifySignature(central, request, async ({ keyId }) =>
          keyId === ENROLLING_KEY_ID ? input.publicKey : null,
        );
        if (verified.kind === 'refused') throw refuseKiosk(request, verified.why);
        return enrolKiosk(central, input, callerAddress(request));
      },
    );
  });
  people.serve(listKiosks, async (_input, { townId }) => ({
    kiosks: await listKioskRows(central.db, townId),
  }));
  people.serve(confirmEnrolment, (input, { userName, townId }) =>
    confirmKiosk(central, { ...input, townId }, userName),
  );
  people.serve(newEnrolmentCode, async ({ townId, code, name }, { userName }) => {
    const wanted = { townId: await townOf(central, townId), code, name };
    const created = await createKiosk(central, wanted, userName);
    return created.kind === 'refused' ? created : { ...created, expiresAt: created.expiresAt.toISOString() };
  });
}
