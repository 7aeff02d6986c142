export { openPort } from './open-port.ts';
export { PrinterPortSettings } from './port-settings.ts';
export type { PrinterPort } from './printer-port.ts';
