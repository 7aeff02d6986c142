import type { SecurityKey } from './library.ts';
import type { NexoSettings } from './nexo-settings.ts';

/** The key material of the settings as the library wants it. */
export const securityKey = (settings: NexoSettings): SecurityKey => ({
  AdyenCryptoVersion: 1,
  KeyIdentifier: settings.keyIdentifier,
  KeyVersion: settings.keyVersion,
  Passphrase: settings.passphrase,
});
