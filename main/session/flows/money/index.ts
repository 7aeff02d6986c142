export { createMoneyFlow, type MoneyFlow } from './money-flow.ts';
export { reviewOf, totalOf } from './review.ts';
