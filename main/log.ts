import pino from 'pino';
import type { Log } from './kiosk/index.ts';

/** Writes one JSON line an event to standard output, where systemd's journal takes it. No personal data, no card data. */
export function createLog(): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return (event, facts = {}) => logger.info({ event, ...facts });
}
