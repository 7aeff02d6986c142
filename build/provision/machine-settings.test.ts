import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MachineSettings } from './machine-settings.ts';

const least = { timeZone: 'Europe/Dublin', central: [{ address: '203.0.113.7', port: 443 }] };
const printer = { name: 'printer', kind: 'printer', vendor: '04b8', product: '0e15' };

describe('the settings of a machine', () => {
  it('need no more than a time zone and central', () => {
    expect(MachineSettings.parse(least)).toMatchObject({ window: { from: '02:00', to: '05:00' }, usb: [] });
  });

  it.each([
    [
      'a name where a number has to be',
      { central: [{ address: 'central.example', port: 443 }] },
      'by number',
    ],
    ['no central', { central: [] }, 'central'],
    ['a port that is none', { central: [{ address: '203.0.113.7', port: 70_000 }] }, '65535'],
    ['a zone that is none', { timeZone: 'Dublin' }, 'Europe/Dublin'],
    ['a rule in the place of an address', { sshFrom: ['203.0.113.7 accept; policy accept'] }, 'by number'],
    ['a name that leaves its folder', { usb: [{ ...printer, name: '../../sda' }] }, 'short name'],
    ['a number with a quotation mark', { usb: [{ ...printer, vendor: '"," ' }] }, 'lsusb'],
    ['two devices of one name', { usb: [printer, printer] }, 'of its own'],
    ['a window without length', { window: { from: '02:00', to: '02:00' } }, 'different'],
    ['a notice with an escape sequence', { outOfOrder: ['\u001b[2J'] }, 'control characters'],
    ['a word that is not known', { printers: [] }, 'printers'],
  ])('refuse %s, and say what is wanted', (_what, changed, words) => {
    const read = MachineSettings.safeParse({ ...least, ...changed });
    expect(z.prettifyError(read.error ?? new z.ZodError([]))).toContain(words);
  });
});
