import fc from 'fast-check';
import { withRepetitions } from '../repetitions.ts';

/** Where property tests begin, so that the same commit has the same outcome wherever it is tested. */
const SEED = 2026;

/**
 * `npm test` tries the same examples each time; `npm run test:all` tries others each time, and a failure prints their seed, which
 * TOWNHALL_SEED takes.
 */
const chosen = process.env.TOWNHALL_SEED ?? (withRepetitions ? undefined : SEED);
fc.configureGlobal(chosen === undefined ? {} : { seed: Number(chosen) });
