export { HANG_UP_AWARE, openSerialPort, type SerialPort } from './serial-port.ts';
