import { fileURLToPath } from 'node:url';

/** The Node that runs our programs, whichever one runs the tests. */
export const NODE = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
