export type { Cell, Column } from './cell.ts';
export * from './write-workbook.ts';
