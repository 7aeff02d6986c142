import { toDecimal } from '../../domain/money/index.ts';
import { paperToText } from '../printer/escpos/decoder/index.ts';
import type { BenchDevices } from './devices.ts';

const NEWEST_ERRORS = 20;
const NEWEST_MOVES = 20;

/** All that the page and scripts see of the bench, as plain data. */
export function benchState(devices: BenchDevices) {
  const { printer, terminal, scanner, reader, keypad, mail } = devices;
  const { active: _, ...terminalState } = terminal.state();
  return {
    printer: {
      address: printer.address,
      ...printer.state(),
      papers: printer.papers().map(({ number, end, lengthDots }) => ({ number, end, lengthDots })),
      errors: printer.errors().slice(-NEWEST_ERRORS),
      errorCount: printer.errors().length,
    },
    terminal: {
      host: terminal.host,
      port: terminal.port,
      poiId: terminal.poiId,
      ...terminalState,
      autoCard: devices.autoCard(),
      totals: terminal.totals(),
      ledger: terminal
        .ledger()
        .slice(-NEWEST_MOVES)
        .map(({ kind, amountMinor, currency, at }) => ({
          kind,
          at,
          amount: `${toDecimal({ amountMinor, currency })} ${currency}`,
        })),
    },
    scanner: scanner === undefined ? null : { path: scanner.path, plugged: scanner.isPlugged() },
    reader: reader === undefined ? null : { path: reader.path, plugged: reader.isPlugged() },
    keypad:
      keypad === undefined
        ? null
        : { path: keypad.path, plugged: keypad.isPlugged(), headphones: keypad.hasHeadphones() },
    presets: devices.presets,
    mail: { port: mail.port, answer: mail.answer(), mails: mail.mails() },
  };
}

/** The papers with their text, oldest first. */
export function paperTexts(devices: BenchDevices) {
  return devices.printer.papers().map((paper) => ({
    number: paper.number,
    end: paper.end,
    lengthDots: paper.lengthDots,
    text: paperToText(paper),
  }));
}
