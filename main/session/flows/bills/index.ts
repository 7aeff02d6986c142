export { type BillFlow, createBillFlow } from './bill-flow.ts';
