export { eraseDue, erasePersonalData, type RetentionRun } from './erase-personal.ts';
export { type Chosen, ERASURES, type Erasure, type Hold, type OfPerson } from './erasures.ts';
