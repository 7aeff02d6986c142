import { callForHelp, takeBackHelpCall } from '../../../domain/wire/index.ts';
import { answerHelpCall, listHelpCalls } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { answerCall } from './answer-call.ts';
import { listHelpCallRows } from './list-calls.ts';
import { takeBackCall } from './take-back-call.ts';
import { takeHelpCall } from './take-call.ts';

/** What kiosks and the console ask of the calls for help. */
export function helpRoutes({ kiosks, people }: Callers, central: Central): void {
  kiosks.serve(callForHelp, (input, kiosk) => takeHelpCall(central, kiosk, input));
  kiosks.serve(takeBackHelpCall, (_input, kiosk) => takeBackCall(central, kiosk));
  people.serve(listHelpCalls, async (_input, { townId }) => ({
    calls: await listHelpCallRows(central.db, townId),
  }));
  people.serve(answerHelpCall, (input, { userName }) => answerCall(central, input, userName));
}
