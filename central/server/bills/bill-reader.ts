import { answerOrder } from '../reading/index.ts';
import { readBills } from './read-bills.ts';

await answerOrder(readBills);
