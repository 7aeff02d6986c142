import { describe, expect, it } from 'vitest';
import { NexoSettings } from './nexo-settings.ts';

const settings = {
  host: '192.168.7.20',
  poiId: 'V400m-324688179',
  saleId: 'kiosk-07',
  passphrase: 'correct horse battery staple',
  keyIdentifier: 'kiosk-key',
  keyVersion: 1,
  caCertificatePem: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
  environment: 'live',
};

describe('the settings of a nexo terminal', () => {
  it('have deadlines and no listener unless told otherwise', () => {
    const read = NexoSettings.parse({ ...settings, deadlines: { paymentMs: 90_000 } });
    expect(read.deadlines).toEqual({
      paymentMs: 90_000,
      statusMs: 10_000,
      abortMs: 5_000,
      diagnosisMs: 5_000,
      reversalMs: 60_000,
    });
    expect(read.notifications.port).toBe(0);
  });

  it.each([
    { host: 'terminal.local:9000' },
    { host: 'evil.example/nexo' },
    { host: '' },
    { poiId: 'V400m' },
    { saleId: 'kiosk 7' },
    { passphrase: 'short' },
    { keyVersion: 1.5 },
    { caCertificatePem: '/etc/ssl/ca.pem' },
    { environment: 'production' },
    { deadlines: { paymentMs: 0 } },
    { notifications: { port: 70_000 } },
  ])('are refused with %o', (wrong) => {
    expect(NexoSettings.safeParse({ ...settings, ...wrong }).success).toBe(false);
  });
});
