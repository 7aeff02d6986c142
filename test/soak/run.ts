import { parseArgs } from 'node:util';
import { z } from 'zod';
import { soakMoney } from './money.ts';

/**
 * `npm run soak -- --only money [--runs 2000] [--seed 1]`: worlds of money with terminals that misbehave at random. Every seed can be
 * run again alone; ends with 1 when one of them was wrong.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'money' },
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
  },
});
const Count = z.coerce.number().int().min(1).max(10_000_000);
if (values.only !== 'money') throw new Error('there is one soak here: money');
const wrong = await soakMoney(Count.parse(values.runs), Count.parse(values.seed));
process.exitCode = wrong === 0 ? 0 : 1;
