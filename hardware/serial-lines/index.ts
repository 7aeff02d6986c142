/** Devices that send one line for each thing read: code scanners and card readers on serial ports. */
export { createListeners, type Listeners } from './listeners.ts';
export { openSerialLines, type SerialLines, type SerialLinesOptions } from './serial-lines.ts';
