import { processBuild } from './process-build.ts';

export default processBuild('content-reader', 'main/content/content-reader.ts');
