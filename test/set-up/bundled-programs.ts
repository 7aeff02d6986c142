import { shareBundledPrograms } from '../support/bundled-program.ts';

/** The test files of one run start programs of ours bundled. */
export default shareBundledPrograms;
