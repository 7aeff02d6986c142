/** The town's business and the device drivers: they only define what others call. */
const ONLY_DEFINES = /\/(?:domain|hardware)\/[^/]+\/(?!.*\/node_modules\/).*\.ts$/;

/**
 * Tells the bundler that loading these files does nothing by itself: then one comes into a process's bundle only when something in it is
 * used, and not because a folder's door names it. So the main process, which only talks to the terminal's process, holds no terminal driver.
 */
export const treeshake = { moduleSideEffects: (id: string): boolean => !ONLY_DEFINES.test(id) };
