/** The town's business, the device drivers, the screens, the console's contracts and the parts of its pages: they only define what others call. */
const ONLY_DEFINES =
  /\/(?:domain\/[^/]+|hardware\/[^/]+|renderer\/[^/]+|central\/wire|central\/console\/design)\/(?!.*\/node_modules\/).*\.(?:tsx?|json)$/;
/** So do the parts of the main process, all but those with which a program, a thread or a page begins. */
const MAIN_DEFINES =
  /\/main\/(?!preload\/|terminal-process\/terminal-(?:process|worker)\.ts|content\/content-reader\.ts|receipt-drawing\/receipt-page\/)[^/]+\/[^/]+\.ts$/;
/** So do the tables, as their packages say themselves. */
const TABLES = /\/node_modules\/@tanstack\/(?:react-)?table(?:-core)?\//;

/**
 * Tells the bundler that loading these files does nothing by itself: then one comes into a process's bundle only when something in it is
 * used, and not because a folder's door names it. So the main process, which only talks to the terminal's process, holds no terminal driver.
 */
export const treeshake = {
  moduleSideEffects: (id: string): boolean =>
    !ONLY_DEFINES.test(id) && !MAIN_DEFINES.test(id) && !TABLES.test(id),
};
