import { resolve } from 'node:path';

/** Where Node keeps what it has compiled of our programs for their next start: the tests start hundreds (NODE_COMPILE_CACHE). */
export const COMPILE_CACHE = resolve('var/compile-cache');
