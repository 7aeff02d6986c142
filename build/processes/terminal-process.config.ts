import { processBuild } from './process-build.ts';

export default processBuild('terminal-process', 'main/terminal-process/terminal-process.ts');
