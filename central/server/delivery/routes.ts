import { deliverJournal } from '../../../domain/wire/index.ts';
import { type Callers, kioskOf } from '../access/index.ts';
import { raiseAlarms } from '../alarms/index.ts';
import type { Central } from '../central.ts';
import { serveContract } from '../http/index.ts';
import { deliverEntries } from './deliver-entries.ts';

/** 200 entries, some of them with a receipt. */
const LARGEST_BODY = 8 * 1024 * 1024;

/** How kiosks deliver their journals. */
export function deliveryRoutes({ kiosks }: Callers, central: Central): void {
  kiosks.scope((scope) => {
    // A delivery that cannot be read will not be read the next time either: somebody has to hear of it.
    scope.addHook('onError', async (request, _reply, error) => {
      if (!request.kiosk || (error.statusCode !== 413 && !error.validation)) return;
      const alarm = { kind: 'unreadable', epoch: 0, seq: 0, detail: error.code ?? error.name } as const;
      await raiseAlarms(central.db, request.kiosk.kioskId, central.now(), [alarm]);
    });
    const options = {
      bodyLimit: LARGEST_BODY,
      tag: 'kiosk',
      signedBy: ['kioskSignature'],
      textsAsSigned: true,
    } as const;
    serveContract(scope, deliverJournal, options, (input, request) =>
      deliverEntries(central, kioskOf(request), input.entries),
    );
  });
}
