import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  callForHelp,
  cancelBooking,
  checkIn,
  currentContent,
  deliverJournal,
  ENROLLING_KEY_ID,
  enrol,
  findBooking,
  heartbeat,
  holdBills,
  holdSlot,
  holdSubmission,
  lookUpBills,
  lookUpStatus,
  mailSlip,
  readBookingDay,
  readBookingMonth,
  readQueues,
  takeNumber,
} from '../../../domain/wire/index.ts';
import { raiseAlarms } from '../alarms/index.ts';
import { holdForTransaction, lookUpOpenBills } from '../bills/index.ts';
import {
  cancelBookingForKiosk,
  findBookingForKiosk,
  holdSlotForKiosk,
  readDayForKiosk,
  readMonthForKiosk,
} from '../bookings/index.ts';
import { lookUpCaseStatus } from '../cases/index.ts';
import type { Central } from '../central.ts';
import { currentContentForKiosk } from '../content/index.ts';
import { deliverEntries } from '../delivery/index.ts';
import { takeHelpCall } from '../help/index.ts';
import { RefusedRequest, serveContract, signedBodies, verifySignature } from '../http/index.ts';
import { type AuthenticatedKiosk, enrolKiosk, findKiosk, takeHeartbeat } from '../kiosks/index.ts';
import { type MailOptions, sendSlip } from '../mail/index.ts';
import { checkInForKiosk, readQueuesForKiosk, takeNumberForKiosk } from '../queue/index.ts';
import { holdForSubmission } from '../submissions/index.ts';
import { serveContentFile } from './serve-content-file.ts';

const KIB = 1024;
const SMALL_BODY = 64 * KIB;
/** Text of a slip with all its blocks, in a script of three bytes a character. */
const SLIP_BODY = 512 * KIB;
/** 200 entries, some of them with a receipt. */
const DELIVERY_BODY = 8 * KIB * KIB;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who signed the request; null outside the kiosks' routes. */
    kiosk: AuthenticatedKiosk | null;
  }
}

/** The routes that kiosks call. Each is signed; the signature is verified before the body is read. */
export function kioskRoutes(app: FastifyInstance, central: Central, mail: MailOptions | null): void {
  app.register(async (scope) => {
    signedBodies(scope);
    scope.addHook('onRequest', async (request) => {
      request.kiosk = await signer(central, request);
    });
    const small = { bodyLimit: SMALL_BODY, tag: 'kiosk' } as const;
    serveContract(scope, lookUpBills, small, (input, request) =>
      lookUpOpenBills(central, kioskOf(request), input),
    );
    serveContract(scope, lookUpStatus, small, (input, request) =>
      lookUpCaseStatus(central, kioskOf(request), input),
    );
    serveContract(scope, holdBills, small, (input, request) =>
      holdForTransaction(central, kioskOf(request), input),
    );
    serveContract(scope, holdSubmission, small, (input, request) =>
      holdForSubmission(central, kioskOf(request), input),
    );
    serveContract(scope, mailSlip, { ...small, bodyLimit: SLIP_BODY }, (input, request) =>
      sendSlip(central, kioskOf(request), input, mail),
    );
    serveContract(scope, callForHelp, small, (input, request) =>
      takeHelpCall(central, kioskOf(request), input),
    );
    serveContract(scope, currentContent, small, (input, request) =>
      currentContentForKiosk(central, kioskOf(request), input),
    );
    serveContentFile(scope, central, kioskOf);
    serveContract(scope, readQueues, small, (_input, request) =>
      readQueuesForKiosk(central, kioskOf(request)),
    );
    serveContract(scope, takeNumber, small, (input, request) =>
      takeNumberForKiosk(central, kioskOf(request), input),
    );
    serveContract(scope, checkIn, small, (input, request) =>
      checkInForKiosk(central, kioskOf(request), input),
    );
    serveContract(scope, readBookingMonth, small, (input, request) =>
      readMonthForKiosk(central, kioskOf(request), input),
    );
    serveContract(scope, readBookingDay, small, (input, request) =>
      readDayForKiosk(central, kioskOf(request), input),
    );
    serveContract(scope, holdSlot, small, (input, request) =>
      holdSlotForKiosk(central, kioskOf(request), input),
    );
    serveContract(scope, findBooking, small, (input, request) =>
      findBookingForKiosk(central, kioskOf(request), input),
    );
    serveContract(scope, cancelBooking, small, (input, request) =>
      cancelBookingForKiosk(central, kioskOf(request), input),
    );
    serveContract(scope, heartbeat, small, (input, request) =>
      takeHeartbeat(central, kioskOf(request), input),
    );
  });
  app.register(async (scope) => {
    signedBodies(scope);
    scope.addHook('onRequest', async (request) => {
      request.kiosk = await signer(central, request);
    });
    // A delivery that cannot be read will not be read the next time either: somebody has to hear of it.
    scope.addHook('onError', async (request, _reply, error) => {
      if (!request.kiosk || (error.statusCode !== 413 && !error.validation)) return;
      const alarm = { kind: 'unreadable', epoch: 0, seq: 0, detail: error.code ?? error.name } as const;
      await raiseAlarms(central.db, request.kiosk.kioskId, central.now(), [alarm]);
    });
    const options = { bodyLimit: DELIVERY_BODY, tag: 'kiosk' } as const;
    serveContract(scope, deliverJournal, options, (input, request) =>
      deliverEntries(central, kioskOf(request), input.entries),
    );
  });
  app.register(async (scope) => {
    signedBodies(scope);
    // The key is in the body, so the signature can be verified only after it has been read.
    serveContract(scope, enrol, { bodyLimit: 2 * KIB, tag: 'kiosk' }, async (input, request) => {
      const verified = await verifySignature(central, request, async ({ keyId }) =>
        keyId === ENROLLING_KEY_ID ? input.publicKey : null,
      );
      if (verified.kind === 'refused') throw refuse(request, verified.why);
      return enrolKiosk(central, input, request.ip);
    });
  });
}

async function signer(central: Central, request: FastifyRequest): Promise<AuthenticatedKiosk> {
  let kiosk: AuthenticatedKiosk | null = null;
  const verified = await verifySignature(central, request, async ({ keyId }) => {
    kiosk = UUID.test(keyId) ? await findKiosk(central.db, keyId) : null;
    return kiosk?.publicKey ?? null;
  });
  if (verified.kind === 'refused') throw refuse(request, verified.why);
  return kioskOf({ kiosk });
}

function refuse(request: FastifyRequest, why: string): RefusedRequest {
  request.log.warn({ event: 'kiosk-request-refused', why, address: request.ip });
  return new RefusedRequest('not-signed-in');
}

function kioskOf({ kiosk }: { readonly kiosk: AuthenticatedKiosk | null }): AuthenticatedKiosk {
  if (!kiosk) throw new RefusedRequest('not-signed-in');
  return kiosk;
}
