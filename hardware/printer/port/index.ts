export { openPort } from './open-port.ts';
export { PrinterPortSettings } from './port-settings.ts';
export { type PrinterPort, within } from './printer-port.ts';
