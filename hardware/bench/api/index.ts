export { startBenchServer } from './server.ts';
