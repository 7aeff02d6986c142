export { hashPin, verifyPin } from './pin-hash.ts';
export { createStaffExit, type StaffExit, type StaffExitParts } from './staff-exit.ts';
export { throttleInFile } from './throttle-file.ts';
