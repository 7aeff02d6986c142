import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEB_PROGRAM, debianPackage } from './debian-package.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'townhall-deb-test-'));
  mkdirSync(join(folder, 'unpacked/resources'), { recursive: true });
  writeFileSync(join(folder, 'unpacked/townhall-kiosk'), '#!/bin/sh\n', { mode: 0o700 });
  writeFileSync(join(folder, 'unpacked/resources/app.asar'), 'the program', { mode: 0o600 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const made = (into: string): string =>
  debianPackage({
    ...{ unpacked: join(folder, 'unpacked'), version: '1.2.3', architecture: 'amd64' },
    ...{ into: join(folder, into), builtAt: new Date('2026-11-30T00:00:00Z') },
  });
const asked = (deb: string, ...question: string[]): string =>
  execFileSync('dpkg-deb', [...question, deb], { encoding: 'utf8' });

it('holds the program for everybody to run and for root alone to change, and a command', () => {
  const listed = asked(made('out'), '--contents').split('\n');
  const line = (path: string): string | undefined => listed.find((one) => one.includes(` .${path}`));
  expect(line(`${DEB_PROGRAM}/townhall-kiosk`)).toMatch(/^-rwxr-xr-x root\/root /);
  expect(line(`${DEB_PROGRAM}/resources/app.asar`)).toMatch(/^-rw-r--r-- root\/root /);
  expect(line('/usr/bin/townhall-kiosk')).toContain(`-> ${DEB_PROGRAM}/townhall-kiosk`);
  expect(line('/usr/share/doc/townhall-kiosk/copyright')).toMatch(/^-rw-r--r-- root\/root /);
});

it('names what it needs, and runs nothing when it is installed or removed', () => {
  const deb = made('out');
  expect(asked(deb, '--field')).toMatch(/^Depends: libgtk-3-0, libnss3, /m);
  expect(asked(deb, '--field')).toMatch(/^Version: 1\.2\.3$/m);
  const control = join(folder, 'control');
  execFileSync('dpkg-deb', ['--control', deb, control]);
  expect(execFileSync('ls', [control], { encoding: 'utf8' })).toBe('control\n');
});

it('is the same, byte for byte, for the same files, whatever the umask was', () => {
  const first = readFileSync(made('first'));
  chmodSync(join(folder, 'unpacked/resources'), 0o700);
  chmodSync(join(folder, 'unpacked/resources/app.asar'), 0o644);
  expect(readFileSync(made('second')).equals(first)).toBe(true);
});
