import { answerOrder } from '../reading/index.ts';
import { readParts } from './read-parts.ts';

await answerOrder(readParts);
