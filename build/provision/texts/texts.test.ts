import { describe, expect, it } from 'vitest';
import { MachineSettings } from '../machine-settings.ts';
import { firewall } from './firewall.ts';
import { KIOSK_UNIT, outOfOrderText } from './kiosk-unit.ts';
import { udevRules } from './udev-rules.ts';

const settings = MachineSettings.parse({
  timeZone: 'Europe/Dublin',
  central: [
    { address: '203.0.113.7', port: 443 },
    { address: '2001:db8::7', port: 443 },
  ],
  devices: [{ address: '192.168.10.5', port: 8443 }],
  nameServers: ['192.168.10.1'],
  usb: [
    { name: 'printer', kind: 'printer', vendor: '04b8', product: '0e15' },
    { name: 'cards', kind: 'card-reader', vendor: '08e6', product: '3437' },
    { name: 'scanner', kind: 'input', vendor: '05e0', product: '1200' },
  ],
});
const rules = (chain: string): string[] =>
  (firewall(settings).split(`chain ${chain} {`)[1]?.split('\n  }')[0] ?? '')
    .split('\n')
    .map((line) => line.trim());

describe('the firewall', () => {
  it('lets the kiosk reach central and its devices, by both families, and nothing else', () => {
    expect(rules('output').filter((rule) => rule.includes('kiosk'))).toEqual([
      'meta skuid kiosk ip daddr 203.0.113.7 tcp dport 443 accept',
      'meta skuid kiosk ip6 daddr 2001:db8::7 tcp dport 443 accept',
      'meta skuid kiosk ip daddr 192.168.10.5 tcp dport 8443 accept',
    ]);
    expect(rules('output').at(-1)).toBe('reject with icmpx admin-prohibited');
  });

  it('lets nobody in where IT does not want SSH', () => {
    expect(rules('input').join()).not.toContain('dport 22');
    expect(firewall({ ...settings, sshFrom: ['192.168.10.9'] })).toContain(
      'ip saddr 192.168.10.9 tcp dport 22 accept',
    );
  });
});

it('a device has one name at every socket, and the kiosk’s user may use it; card readers are found by PC/SC', () => {
  expect(udevRules(settings.usb).trim().split('\n')).toEqual([
    'SUBSYSTEM=="usbmisc", ATTRS{idVendor}=="04b8", ATTRS{idProduct}=="0e15", GROUP="kiosk", MODE="0660", SYMLINK+="townhall/printer"',
    'SUBSYSTEM=="input", KERNEL=="event*", ATTRS{idVendor}=="05e0", ATTRS{idProduct}=="1200", GROUP="kiosk", MODE="0660", SYMLINK+="townhall/scanner"',
  ]);
});

it('the kiosk is started again without end, and after too many starts the notice shows', () => {
  expect(KIOSK_UNIT).toMatch(/Restart=always[\s\S]*KillMode=control-group/);
  expect(KIOSK_UNIT).toContain('OnFailure=townhall-out-of-order.service');
  expect(outOfOrderText(['Out of order.', 'Call 555 0100.'])).toContain('    Call 555 0100.');
});
