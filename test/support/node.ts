export { NODE } from '../programs/index.ts';

/** What every program of ours is started with, whatever the tests have; its compiled code is kept for the next start. */
export const BARE_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  LC_ALL: 'C',
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
};
