export type { Proof, Row } from './row.ts';
export { ROWS } from './rows.ts';
export { accessProblems } from './table.ts';
