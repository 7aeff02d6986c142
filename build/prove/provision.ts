import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { REGISTRY_VERSION } from '../electron/registry-runtime.ts';
import { ensureSystem } from '../system/index.ts';
import { runUnderCage } from './under-cage.ts';

/**
 * `npm run prove:provision [-- --debian FOLDER]`: makes a real Debian 12 in a folder into a kiosk with what `npm run build` has built,
 * by the machine's own Node.js, and runs the packaged kiosk there by the command of its unit, under cage on a screen in memory. Ends with 1
 * when one line of its table fails. Root only: it needs chroot and debootstrap.
 * --debian keeps a bare Debian in this folder, so that the next run need not fetch it again.
 */
const { values } = parseArgs({ options: { debian: { type: 'string' } } });
const MIRROR = 'http://deb.debian.org/debian';
const FIRST = 'systemd,systemd-sysv,dbus,udev,kmod,ca-certificates,nodejs';
const TRY = '/opt/try';
const MACHINE = {
  timeZone: 'Europe/Dublin',
  central: [{ address: '203.0.113.7', port: 443 }],
  devices: [{ address: '192.168.10.5', port: 8443 }],
  nameServers: ['192.168.10.1'],
  timeServers: ['192.168.10.1'],
  sshFrom: ['192.168.10.9'],
  usb: [{ name: 'printer', kind: 'printer', vendor: '04b8', product: '0e15' }],
};

const debian = 'var/prove-provision';
const inside = (path: string): string => join(debian, path);
let failed = 0;

if (process.getuid?.() !== 0) throw new Error('prove:provision needs root, for chroot and debootstrap');
if (!ensureSystem('provision', console.log)) process.exit(1);
rmSync(debian, { recursive: true, force: true });
mkdirSync(dirname(debian), { recursive: true });
const bare = values.debian ?? debian;
if (!existsSync(join(bare, 'usr/bin/node')))
  here('debootstrap', '--variant=minbase', `--include=${FIRST}`, 'bookworm', bare, MIRROR);
if (bare !== debian) here('cp', '--archive', '--reflink=auto', bare, debian);
for (const folder of ['proc', 'dev']) here('mount', '--bind', `/${folder}`, inside(folder));
try {
  prove();
} finally {
  for (const folder of ['proc', 'dev']) here('umount', inside(folder));
}
if (!existsSync('dist/linux-unpacked'))
  here('node', 'build/electron/package.ts', `--allow-electron=${REGISTRY_VERSION}`);
const { problem, said } = await runUnderCage(debian);
line('the kiosk works under cage and its launcher', { code: problem === null ? 0 : 1, output: said }, 0, /./);
console.log(failed === 0 ? 'Every line holds.' : `${failed} lines fail.`);
process.exitCode = failed === 0 ? 0 : 1;

function prove(): void {
  for (const [from, name] of [
    ['out/provision/provision.mjs', 'provision/provision.mjs'],
    ['out/launcher/launcher.mjs', 'launcher/launcher.mjs'],
  ] as const) {
    mkdirSync(join(inside(TRY), name, '..'), { recursive: true });
    copyFileSync(from, join(inside(TRY), name));
  }
  writeFileSync(inside(`${TRY}/machine.json`), JSON.stringify(MACHINE));
  writeFileSync(inside(`${TRY}/wrong.json`), JSON.stringify({ ...MACHINE, timeZone: 'Dublin' }));

  line('Node.js of Debian 12', chroot('node', '--version'), 0, /^v18\./);
  line('a wrong machine.json is refused in words', provision('wrong.json'), 64, /a zone such as Europe/);
  line('a dry run changes nothing', provision('machine.json', '--dry-run'), 0, /Would make \d+ of/);
  line(
    'the check sees an unprepared machine',
    provision('machine.json', '--check'),
    1,
    /Not as it should be/,
  );
  line('it becomes a kiosk', provision('machine.json'), 0, /Made \d+ of/);
  line('the check finds nothing wrong', provision('machine.json', '--check'), 0, /as it should be/);
  line('a second time there is nothing to make', provision('machine.json'), 0, /^Nothing to make\.$/m);
  for (const unit of ['townhall-kiosk.service', 'townhall-out-of-order.service', 'emergency.service'])
    line(`systemd takes ${unit}`, chroot('systemd-analyze', '--man=no', 'verify', unit), 0, /^$/);
  const rules = chroot('unshare', '--net', 'nft', '--check', '--file', '/etc/nftables.conf');
  line('the kernel takes the firewall', rules, 0, /^$/);
  line(
    'unattended upgrades take their settings',
    chroot('apt-config', 'dump'),
    0,
    /codename=\$\{distro_codename\}-security/,
  );
  line('nobody can sign in as kiosk', chroot('su', 'kiosk', '-c', 'true'), 1, /not available/);
  line(
    'the launcher runs on Node.js 18',
    chroot('node', '/opt/townhall-kiosk/launcher.mjs'),
    64,
    /Cannot start/,
  );

  writeFileSync(inside('etc/nftables.conf'), 'flush ruleset\n');
  chmodSync(inside('var/lib/townhall-kiosk/data'), 0o777);
  chroot('systemctl', 'unmask', 'ctrl-alt-del.target');
  chroot('usermod', '--shell', '/bin/sh', 'kiosk');
  line('the check names four changes', provision('machine.json', '--check'), 1, /Not as it should be: 4 of/);
  line('they are put right', provision('machine.json'), 0, /Made 4 of/);
}

type Ran = { readonly code: number | null; readonly output: string };

function provision(file: string, ...flags: string[]): Ran {
  return chroot('node', `${TRY}/provision/provision.mjs`, ...flags, `${TRY}/${file}`);
}

function chroot(program: string, ...parameters: string[]): Ran {
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LANG: 'C.UTF-8' };
  const ran = spawnSync('chroot', [debian, program, ...parameters], { encoding: 'utf8', env });
  return { code: ran.status, output: `${ran.stdout}${ran.stderr}`.trim() };
}

function here(program: string, ...parameters: string[]): void {
  const { status } = spawnSync(program, parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
}

function line(what: string, { code, output }: Ran, wanted: number, words: RegExp): void {
  const holds = code === wanted && words.test(output);
  if (!holds) failed += 1;
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${what}`);
  if (!holds) console.log(`       ended with ${code}, said: ${output.slice(-600)}`);
}
