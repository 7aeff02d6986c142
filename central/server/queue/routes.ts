import { checkIn, readQueues, takeTicket } from '../../../domain/wire/index.ts';
import { callNext, changeTicket, listQueues } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { townOf } from '../town/index.ts';
import { answerTicket } from './answer-ticket.ts';
import { callNextTicket } from './call-next.ts';
import { checkInForKiosk } from './check-in.ts';
import { listQueueRows } from './list-queues.ts';
import { readQueuesForKiosk } from './read-queues.ts';
import { takeTicketForKiosk } from './take-ticket.ts';

/** What kiosks and the console ask of the queues. */
export function queueRoutes({ kiosks, people }: Callers, central: Central): void {
  kiosks.serve(readQueues, (_input, kiosk) => readQueuesForKiosk(central, kiosk));
  kiosks.serve(takeTicket, (input, kiosk) => takeTicketForKiosk(central, kiosk, input));
  kiosks.serve(checkIn, (input, kiosk) => checkInForKiosk(central, kiosk, input));
  people.serve(listQueues, async ({ townId }) => listQueueRows(central, await townOf(central, townId)));
  people.serve(callNext, async ({ townId, desk }, { userName }) =>
    callNextTicket(central, { townId: await townOf(central, townId), desk }, userName),
  );
  people.serve(changeTicket, async ({ townId, ...said }, { userName }) =>
    answerTicket(central, { ...said, townId: await townOf(central, townId) }, userName),
  );
}
