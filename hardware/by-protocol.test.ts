import { describe, expect, it } from 'vitest';
import { PrinterSettings } from './printer/index.ts';
import { TerminalFileSettings } from './terminal/index.ts';

const printer = { port: { kind: 'tcp', host: '10.0.0.7' }, profile: 'epson-tm-t20' };
const terminal = {
  host: '10.0.0.8',
  poiId: 'V400m-324688179',
  saleId: 'MILL1',
  keyIdentifier: 'k',
  keyVersion: 1,
  environment: 'live',
  passphraseFile: 'passphrase',
  caCertificateFile: 'ca.pem',
};

describe('settings of a device by its protocol', () => {
  it('read settings from before there were protocols as ESC/POS and nexo', () => {
    expect(PrinterSettings.parse(printer)).toMatchObject({ protocol: 'escpos', profile: 'epson-tm-t20' });
    expect(TerminalFileSettings.parse(terminal)).toMatchObject({ protocol: 'nexo', host: '10.0.0.8' });
  });

  it('take the protocol where it stands', () => {
    expect(PrinterSettings.safeParse({ protocol: 'escpos', ...printer }).success).toBe(true);
    expect(TerminalFileSettings.safeParse({ protocol: 'nexo', ...terminal }).success).toBe(true);
  });

  it('refuse a protocol that no driver speaks, and what is no record at all', () => {
    for (const wrong of [
      { protocol: 'starprnt', ...printer },
      { protocol: null, ...printer },
      [printer],
      'escpos',
      null,
    ])
      expect(PrinterSettings.safeParse(wrong).success).toBe(false);
    expect(TerminalFileSettings.safeParse({ protocol: 'zvt', ...terminal }).success).toBe(false);
  });
});
