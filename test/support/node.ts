import { fileURLToPath } from 'node:url';

/** The Node that runs our programs, whichever one runs the tests. */
export const NODE = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));

/** What every program of ours is started with, whatever the tests have; its compiled code is kept for the next start. */
export const BARE_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
};
