import { TEST_CARDS } from '../../hardware/terminal/nexo/simulator/index.ts';
import { QUICK } from '../support/index.ts';
import { BEFORE_MONEY, cutEverywhere } from './cut-everywhere.ts';

cutEverywhere({
  title: 'a declined payment',
  appends: [...BEFORE_MONEY, 'payment-declined', 'resident-gone', 'abandoned'],
  from: 'payment-requested',
  prepare: ({ devices: { terminal } }) => {
    terminal.setCardholder({ card: TEST_CARDS.refused, ...QUICK });
    return () => terminal.setCardholder({ card: TEST_CARDS.contactless, ...QUICK });
  },
  act: async (resident, scene) => {
    await scene.runs.at(-1)?.see('pay-again');
    await resident.leave();
  },
});
