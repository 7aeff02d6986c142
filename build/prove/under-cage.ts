import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runRelease } from '../release/command-line.ts';
import { type DemoTown, startDemoTown } from '../start/demo-town.ts';

const PACKAGED = 'dist/linux-unpacked';
const WITHIN_MS = 900_000;
const SETTINGS = '/etc/townhall-kiosk';
const DATA = '/var/lib/townhall-kiosk/data';
const RELEASES = '/var/lib/townhall-kiosk/releases';
const RUNTIME = '/run/user/townhall';

/**
 * Makes the Debian the root of a mount namespace of its own, which a folder entered by chroot is not: there the kernel refuses the sandbox of
 * the program. What stands in for a screen, and who runs the command, is as the unit of the kiosk has it. The shell stays the first process in
 * there, and root: the kernel takes the order to end with its parent (--kill-child) from a process that becomes another user.
 */
const ENTER = `set -e
mount --bind "$1" "$1"
cd "$1"
shift
mount -t proc proc proc
mount --rbind /dev dev
mount --rbind /sys sys
mkdir -p mnt/before
pivot_root . mnt/before
cd /
umount -l /mnt/before
setpriv --reuid=kiosk --regid=kiosk --init-groups env -i PATH=/usr/bin:/bin LANG=C.UTF-8 \
  HOME=/var/lib/townhall-kiosk XDG_RUNTIME_DIR=${RUNTIME} XDG_SESSION_TYPE=wayland \
  WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman "$@"
exit $?
`;

export type UnderCage = {
  /** Why the kiosk did not come to work; null when it did. */
  readonly problem: string | null;
  /** The last that was said. */
  readonly said: string;
};

/**
 * Runs the command of the kiosk's unit in a provisioned Debian: cage on a screen in memory, in it the launcher on Debian's Node.js, in it the
 * packaged kiosk in its sandbox, with a real central and the simulated devices. The kiosk works when its launcher says so.
 */
export async function runUnderCage(debian: string): Promise<UnderCage> {
  const folder = 'var/prove-cage';
  rmSync(folder, { recursive: true, force: true });
  const town = await startDemoTown({
    folder,
    ports: { central: 0, bench: 0, printer: 0, smtp: 0 },
    terminalHost: '127.77.0.12',
    window: { fullscreen: true, width: 1080, height: 1920 },
  });
  try {
    await prepare(debian, town);
    return await watch(enter(debian));
  } finally {
    await town.stop();
  }
}

/** What docs/installing.md has IT put onto the machine: settings, town, secrets, keys and the first release. */
async function prepare(debian: string, town: DemoTown): Promise<void> {
  const inside = (path: string): string => join(debian, path);
  const at = (name: string): string => join(town.folder, name);
  const { uid, gid } = userOf(debian);
  const keys = inside(`${SETTINGS}/release-keys.json`);
  for (const name of ['release-keys.json', 'release-keys.sig.json'])
    rmSync(inside(`${SETTINGS}/${name}`), { force: true });
  rmSync(inside(RELEASES), { recursive: true, force: true });
  await release('keygen', '--key', at('key.pem'), '--keys', keys);
  await release(
    ...['sign', '--key', at('key.pem'), '--unpacked', PACKAGED],
    ...['--out', at('signed'), '--counter', '1'],
  );
  await release(
    ...['first-slot', '--release', at('signed/release.json'), '--keys', keys],
    ...['--unpacked', PACKAGED, '--root', inside(RELEASES)],
  );
  cpSync('config/towns/millbrook', inside(`${SETTINGS}/millbrook`), { recursive: true });
  const settings = JSON.parse(readFileSync(town.settingsFile, 'utf8'));
  const moved = (file: string): string => {
    const name = file.split('/').at(-1) ?? '';
    copyFileSync(file, inside(`${SETTINGS}/${name}`));
    return `${SETTINGS}/${name}`;
  };
  const { terminal, enrolmentCodeFile } = settings;
  const secrets = [moved(enrolmentCodeFile), moved(terminal.passphraseFile)];
  writeFileSync(
    inside(`${SETTINGS}/settings.json`),
    JSON.stringify({
      ...settings,
      enrolmentCodeFile: secrets[0],
      townFolder: `${SETTINGS}/millbrook`,
      terminal: {
        ...terminal,
        passphraseFile: secrets[1],
        caCertificateFile: moved(terminal.caCertificateFile),
      },
    }),
  );
  mkdirSync(inside(RUNTIME), { recursive: true, mode: 0o700 });
  for (const path of [DATA, RELEASES, RUNTIME, ...secrets]) giveTo(inside(path), uid, gid);
  for (const secret of secrets) chmodSync(inside(secret), 0o600);
  for (const { path } of [settings.scanner, settings.reader, settings.keypad])
    giveTo(realpathSync(path), uid, gid);
}

/** The command of the unit, with times so short that a working kiosk shows it in a moment. */
function enter(debian: string): ChildProcess {
  const unit = readFileSync(join(debian, 'etc/systemd/system/townhall-kiosk.service'), 'utf8');
  const command = /^ExecStart=(.*)$/m.exec(unit)?.[1];
  if (!command?.includes(' -- --settings')) throw new Error('the unit starts something else');
  const words = command
    .replace(' -- --settings', ' --steady-s=8 --works-within-s=300 -- --settings')
    .split(' ');
  return spawn(
    'unshare',
    // In processes of its own, so that none of them outlives cage, as none does under systemd.
    [
      '--mount',
      '--pid',
      '--fork',
      '--kill-child',
      ...['--propagation', 'private'],
      ...['sh', '-c', ENTER, 'enter', debian, ...words],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
}

function watch(child: ChildProcess): Promise<UnderCage> {
  let said = '';
  return new Promise((resolve) => {
    const end = (problem: string | null): void => {
      clearTimeout(deadline);
      child.removeAllListeners('exit');
      child.once('exit', () => resolve({ problem, said: said.slice(-3_000) }));
      // All that runs in it ends with it; unshare heeds no other signal.
      child.kill('SIGKILL');
    };
    const deadline = setTimeout(() => end(`not healthy within ${WITHIN_MS / 1_000} s`), WITHIN_MS);
    child.once('exit', (code) => {
      clearTimeout(deadline);
      resolve({ problem: `it ended with ${code}`, said: said.slice(-3_000) });
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => {
        said += data.toString();
        if (said.includes('is healthy: it is the good release from now on')) end(null);
      });
  });
}

/** The numbers of the user that the machine's own list has. */
function userOf(debian: string): { uid: number; gid: number } {
  const passwd = readFileSync(join(debian, 'etc/passwd'), 'utf8');
  const [, uid, gid] = /^kiosk:[^:]*:(\d+):(\d+):/m.exec(passwd) ?? [];
  if (uid === undefined || gid === undefined) throw new Error('the machine has no user kiosk');
  return { uid: Number(uid), gid: Number(gid) };
}

function giveTo(path: string, uid: number, gid: number): void {
  if (!existsSync(path)) return;
  chownSync(path, uid, gid);
  if (lstatSync(path).isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), uid, gid);
}

async function release(...args: string[]): Promise<void> {
  const outcome = await runRelease(args, new Date());
  if (outcome.kind === 'refused') throw new Error(outcome.sentence);
}
