export { type Display, ensureDisplay, startDisplay } from './display.ts';
export { ensureSystem } from './ensure-system.ts';
export { PROGRAM_PACKAGES } from './packages.ts';
export { isAlive, type Process, processTree } from './process-tree.ts';
