export { NEXO_FILES, NexoFileSettings, NexoSettings } from './nexo-settings.ts';
export { newNexoReference, openNexoTerminal } from './open-nexo-terminal.ts';
