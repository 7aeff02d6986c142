import pino from 'pino';

/** One line of the log: an event's name and plain facts, never personal data. */
export type Log = (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;

/** Writes one JSON line an event to standard output, where systemd's journal takes it. No personal data, no card data. */
export function createLog(): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return (event, facts = {}) => logger.info({ event, ...facts });
}
