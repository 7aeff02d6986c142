export { bundledProgram, shareBundledPrograms } from './bundled-program.ts';
export { madeOnce, shareWhatIsMade } from './made-once.ts';
export { NODE } from './node.ts';
