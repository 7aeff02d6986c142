import { TEST_CARDS } from '../../terminal/nexo/simulator/index.ts';
import type { BenchDevices } from '../devices.ts';
import { json, problem, type Reply } from './reply.ts';
import { nothing, type Route, route } from './route.ts';
import { autoCardInput, cardInput, pinInput, powerInput, terminalFaultsInput } from './terminal-input.ts';

/** What a person, the bank and bad luck do at the card terminal. */
export function terminalRoutes(devices: BenchDevices): Route[] {
  const { terminal } = devices;
  const accepted = (done: boolean): Reply =>
    done ? json({}) : problem(409, 'The terminal is not waiting for that now.');
  return [
    route('POST', '/api/terminal/card', cardInput, ({ card }) =>
      accepted(terminal.presentCard(TEST_CARDS[card])),
    ),
    route('POST', '/api/terminal/pin', pinInput, ({ pin }) => accepted(terminal.enterPin(pin))),
    route('POST', '/api/terminal/cancel', nothing, () => accepted(terminal.cancel())),
    route('POST', '/api/terminal/remove-card', nothing, () => accepted(terminal.removeCard())),
    route('POST', '/api/terminal/faults', terminalFaultsInput, async ({ next, nextReversal, standing }) => {
      if (next !== undefined && next.length > 0) terminal.faultNext(...next);
      if (nextReversal !== undefined && nextReversal.length > 0) terminal.faultNextReversal(...nextReversal);
      if (standing !== undefined) await terminal.setFaults(...standing);
      devices.touch();
      return json({ standing: terminal.state().faults, queued: terminal.state().queuedFaults });
    }),
    route('POST', '/api/terminal/clear', nothing, async () => {
      await terminal.clearFaults();
      return json({});
    }),
    route('POST', '/api/terminal/release', nothing, () => {
      terminal.release();
      return json({});
    }),
    route('POST', '/api/terminal/power', powerInput, async ({ on, memory }) => {
      await (on ? terminal.powerOn() : terminal.powerOff(memory));
      return json({});
    }),
    route('POST', '/api/terminal/auto-card', autoCardInput, ({ on, card }) => {
      devices.setAutoCard(on, TEST_CARDS[card]);
      return json({});
    }),
    route('GET', '/api/terminal/ledger', nothing, () => json(terminal.ledger())),
    route('GET', '/api/terminal/totals', nothing, () => json(terminal.totals())),
    route('GET', '/api/terminal/requests', nothing, () => json(terminal.requests())),
  ];
}
