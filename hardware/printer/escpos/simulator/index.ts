/** A receipt printer without paper: true protocol over a true transport, with every fault. Never part of the product. */
export {
  NO_FAULTS,
  type PrinterFaults,
  printerFaultsPatchSchema,
  printerFaultsSchema,
  type ScheduledFault,
  scheduledFaultSchema,
} from './faults.ts';
export {
  type PrinterSimulator,
  type PrinterSimulatorOptions,
  type PrinterState,
  startPrinterSimulator,
} from './simulator.ts';
