import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { PACKAGES } from './packages.ts';

/**
 * Sees to the system libraries that Electron, the bench and the tests need. As root on Debian or Ubuntu they are
 * installed; otherwise one sentence says what is missing and how to get it. Returns false when something is missing.
 */
export function ensureSystem(group: keyof typeof PACKAGES, say: (sentence: string) => void): boolean {
  if (!isDebian()) {
    say('This is not Debian or Ubuntu: the system libraries of Electron are taken to be there.');
    return true;
  }
  const wanted: string[] = group === 'test' ? [...PACKAGES.run, ...PACKAGES.test] : [...PACKAGES[group]];
  const missing = wanted.filter((name) => !isInstalled(name));
  if (missing.length === 0) return true;
  if (process.getuid?.() !== 0) {
    say(`System packages are missing; install them with: sudo apt-get install -y ${missing.join(' ')}`);
    return false;
  }
  say(`Installing system packages: ${missing.join(' ')}`);
  if (install(missing)) return true;
  apt('update');
  if (install(missing)) return true;
  say(`These system packages could not be installed: ${missing.join(' ')}`);
  return false;
}

const install = (names: readonly string[]): boolean =>
  apt('install', '-y', '--no-install-recommends', ...names);

function apt(...parameters: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync('apt-get', ['-q', ...parameters], { env, stdio: ['ignore', 'ignore', 'ignore'] }).status === 0
  );
}

function isInstalled(name: string): boolean {
  // Newer releases rename libraries for 64-bit time (libgtk-3-0t64): either name will do.
  return [name, `${name}t64`].some((candidate) => {
    const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Status}', candidate], { encoding: 'utf8' });
    return stdout === 'install ok installed';
  });
}

function isDebian(): boolean {
  if (process.platform !== 'linux' || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}
