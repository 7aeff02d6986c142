import { answerOrder } from '../reading/index.ts';
import { performOrder } from './perform-order.ts';

await answerOrder(performOrder);
