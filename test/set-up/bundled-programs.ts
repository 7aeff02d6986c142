import { shareBundledPrograms } from '../programs/index.ts';

/** The test files of one run start programs of ours bundled. */
export default shareBundledPrograms;
