export * from './embedded-postgres.ts';
export { type EmbeddedProgram, embeddedProgram } from './embedded-program.ts';
