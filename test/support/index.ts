export { type Account, type Books, disagreements, settled } from './agreement.ts';
export { QUICK, type TestDevices } from './devices.ts';
export { type Gate, openGate } from './gate.ts';
export { type KioskRun, runKiosk } from './kiosk.ts';
export { type AppendRule, holdFile } from './kiosk-messages.ts';
export { isFarewell, type Resident, residentAt } from './resident.ts';
export { isReady, type Scene, type SceneOptions, type StartOptions, setScene } from './scene.ts';
export { openTown, type TestBill, type TestTown } from './town.ts';
export { until } from './until.ts';
