import ClientModule from '@adyen/api-library/lib/src/client.js';
import type ClientInterface from '@adyen/api-library/lib/src/httpClient/clientInterface.js';
import NexoCryptoModule from '@adyen/api-library/lib/src/security/nexoCrypto.js';
import TerminalLocalApiModule from '@adyen/api-library/lib/src/services/terminalLocalAPI.js';
import type {
  MessageHeader,
  SaleToPOIRequest,
  SaleToPOISecuredMessage,
  SecurityKey,
} from '@adyen/api-library/lib/src/typings/terminal/models.js';

/** The parts of the terminal library that the driver uses; nothing else of the driver imports it. */
export const Client = loaded(ClientModule);
export const TerminalLocalApi = loaded(TerminalLocalApiModule);
export const NexoCrypto = loaded(NexoCryptoModule);
export type { ClientInterface, MessageHeader, SaleToPOIRequest, SaleToPOISecuredMessage, SecurityKey };

/**
 * The library is CommonJS compiled from ES modules: Node gives its whole `exports` as the default import, where the
 * types promise the class that stands in `exports.default`; a bundler may do either.
 */
function loaded<Class extends object>(imported: Class): Class {
  return 'default' in imported ? (imported.default as Class) : imported;
}
