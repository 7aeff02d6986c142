export { bundledProgram, shareBundledPrograms } from './bundled-program.ts';
export { NODE } from './node.ts';
