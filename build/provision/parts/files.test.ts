import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Machine, machineAt } from '../machine.ts';
import { checkMachine, provision, rehearse } from '../provision.ts';
import { file, folder } from './files.ts';
import { timeZone } from './time-zone.ts';

describe('the files of a machine', () => {
  let root: string;
  let machine: Machine;
  const said: string[] = [];
  const say = (sentence: string): void => void said.push(sentence);
  const me = userInfo();
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'machine-'));
    mkdirSync(join(root, 'etc'));
    writeFileSync(join(root, 'etc/passwd'), `me:x:${me.uid}:${me.gid}::/:/bin/false\n`);
    machine = machineAt(root);
    said.length = 0;
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const steps = [
    folder({ path: '/var/lib/kiosk', mode: 0o700, owner: 'me' }),
    file({ path: '/etc/a.d/kiosk.conf', mode: 0o640, owner: 'me', content: 'a = 1\n' }),
    timeZone('Europe/Dublin'),
  ];

  it('are made once, and then nothing is left to make', () => {
    expect(rehearse(steps, machine, say).ok).toBe(true);
    expect(said.at(-1)).toBe('Would make 3 of 3.');
    expect(readdirSync(join(root, 'etc'))).toEqual(['passwd']);
    expect(provision(steps, machine, say).ok).toBe(true);
    expect(readFileSync(join(root, 'etc/a.d/kiosk.conf'), 'utf8')).toBe('a = 1\n');
    expect(statSync(join(root, 'var/lib/kiosk')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(root, 'etc/a.d'))).toEqual(['kiosk.conf']);
    expect(provision(steps, machine, say).ok).toBe(true);
    expect(said.at(-1)).toBe('Nothing to make.');
    expect(checkMachine(steps, machine, say).ok).toBe(true);
  });

  it('that somebody has changed are named, and put right', () => {
    provision(steps, machine, say);
    said.length = 0;
    writeFileSync(join(root, 'etc/a.d/kiosk.conf'), 'a = 2\n');
    chmodSync(join(root, 'var/lib/kiosk'), 0o777);
    rmSync(join(root, 'etc/localtime'));
    expect(checkMachine(steps, machine, say).ok).toBe(false);
    expect(said).toEqual([
      'the folder /var/lib/kiosk: has the rights 777, not 700',
      '/etc/a.d/kiosk.conf: other content',
      'the time zone Europe/Dublin: not set',
      'Not as it should be: 3 of 3.',
    ]);
    expect(provision(steps, machine, say).ok).toBe(true);
    expect(checkMachine(steps, machine, say).ok).toBe(true);
  });

  it('that cannot be made stop it with a sentence, and what comes after them is not made', () => {
    const nobodys = file({ path: '/etc/b.conf', mode: 0o644, owner: 'nobody-here', content: '' });
    expect(provision([nobodys, ...steps], machine, say).ok).toBe(false);
    expect(said.at(-1)).toBe('Stopped: /etc/b.conf: there is no user nobody-here');
    expect(readdirSync(join(root, 'etc'))).toEqual(['passwd']);
  });
});
