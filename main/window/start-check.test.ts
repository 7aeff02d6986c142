import { describe, expect, it } from 'vitest';
import { refusedArgument, scrubEnvironment } from './start-check.ts';

describe('a packaged kiosk', () => {
  it.each([
    '--remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--inspect',
    '--inspect-brk=9229',
    '--js-flags=--expose-gc',
    '--no-sandbox',
    '--disable-web-security',
    '--proxy-server=10.0.0.1',
    '--host-rules=MAP * 10.0.0.1',
    '--ignore-certificate-errors',
    '--load-extension=/tmp/x',
    '--renderer-cmd-prefix=/tmp/x',
    '--user-data-dir=/tmp',
    '--data-folder-of-somebody=/tmp',
    '-inspect',
    '--',
    '/tmp/app',
    'https://example.invalid',
    '--ozone-platform\n--no-sandbox',
  ])('does not start with %s', (argument) => {
    expect(refusedArgument(['--settings=/etc/kiosk.json', argument], ['settings'])).toBe(argument);
  });

  it('starts with its own arguments, those of the display, and none', () => {
    expect(refusedArgument([], [])).toBeNull();
    expect(
      refusedArgument(['--settings=/etc/a b.json', '--ozone-platform=wayland'], ['settings']),
    ).toBeNull();
  });

  it('leaves nothing in its environment that changes Electron, Node, the loader or TLS', () => {
    const environment: Record<string, string | undefined> = {
      PATH: '/usr/bin',
      DISPLAY: ':0',
      HOME: '/home/kiosk',
      ELECTRON_RUN_AS_NODE: '1',
      ELECTRON_NO_ASAR: '1',
      ELECTRON_OVERRIDE_DIST_PATH: '/tmp',
      NODE_OPTIONS: '--require x',
      NODE_EXTRA_CA_CERTS: 'x',
      LD_PRELOAD: 'x.so',
      SSLKEYLOGFILE: '/tmp/keys',
      http_proxy: 'x',
      HTTPS_PROXY: 'x',
    };
    expect(scrubEnvironment(environment)).toHaveLength(9);
    expect(Object.keys(environment)).toEqual(['PATH', 'DISPLAY', 'HOME']);
  });
});
