import { answerOrder } from '../reading/index.ts';
import { readLines } from './read-lines.ts';

await answerOrder(readLines);
