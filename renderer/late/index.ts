export { createLate, type Late } from './create-late.ts';
