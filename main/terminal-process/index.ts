export { spawnTerminal } from './spawn-terminal.ts';
