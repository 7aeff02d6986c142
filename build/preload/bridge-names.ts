import { CALL_NAMES, NOTICE_NAMES } from '../../domain/ipc/index.ts';

/**
 * The names of all calls and notices, put into the preload script when it is built: it takes them from the one schema and carries no
 * validation library.
 */
export const bridgeNames = {
  BRIDGE_CALL_NAMES: JSON.stringify(CALL_NAMES),
  BRIDGE_NOTICE_NAMES: JSON.stringify(NOTICE_NAMES),
};
