import { shareWhatIsMade } from '../programs/index.ts';

/** The test files of one run share the pages that take long to build. */
export default shareWhatIsMade;
