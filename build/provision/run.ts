import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { messageOf } from '../../domain/failure/index.ts';
import { machineAt } from './machine.ts';
import { MachineSettings } from './machine-settings.ts';
import { planOf } from './plan.ts';
import { checkMachine, provision, rehearse } from './provision.ts';

const USAGE = `Makes a kiosk of a Debian 12 machine:
  node provision.mjs [--check | --dry-run] [--root=FOLDER] [--launcher=launcher.mjs] machine.json
--check says what is not as it should be, --dry-run what would be made; neither changes anything.
--root: a Debian in a folder instead of this machine.`;
const EXIT_USAGE = 64;
/** Node.js 18 knows no `import.meta.dirname`. */
const BESIDE = fileURLToPath(new URL('../launcher/launcher.mjs', import.meta.url));

process.exitCode = main();

function main(): number {
  const given = parse();
  if (given === null) return EXIT_USAGE;
  const settings = readSettings(given.file);
  const launcher = readText(given.launcher);
  if (settings === null || launcher === null) return EXIT_USAGE;
  const machine = machineAt(given.root);
  if (!isDebian12(readText(machine.at('/etc/os-release')))) {
    console.error(`${given.root} is no Debian 12: nothing was changed.`);
    return EXIT_USAGE;
  }
  const changes = !given.check && !given.dryRun;
  if (changes && process.getuid?.() !== 0) {
    console.error('Only root can set up a machine: start it with sudo.');
    return EXIT_USAGE;
  }
  const act = given.check ? checkMachine : given.dryRun ? rehearse : provision;
  return act(planOf(settings, launcher), machine, console.log).ok ? 0 : 1;
}

type Given = {
  readonly file: string;
  readonly root: string;
  readonly launcher: string;
  readonly check: boolean;
  readonly dryRun: boolean;
};

function parse(): Given | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        check: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        root: { type: 'string', default: '/' },
        launcher: { type: 'string', default: BESIDE },
      },
    });
    const [file, ...more] = positionals;
    if (file !== undefined && more.length === 0 && !(values.check && values['dry-run']))
      return { ...values, dryRun: values['dry-run'], file };
  } catch {
    // The usage says what is understood.
  }
  console.error(USAGE);
  return null;
}

function readSettings(file: string): MachineSettings | null {
  const text = readText(file);
  if (text === null) return null;
  try {
    const read = MachineSettings.safeParse(JSON.parse(text));
    if (read.success) return read.data;
    console.error(`${file}:\n${z.prettifyError(read.error)}`);
  } catch (error) {
    console.error(`${file} is no JSON: ${messageOf(error)}`);
  }
  return null;
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    console.error(`${file} cannot be read: ${messageOf(error)}`);
    return null;
  }
}

function isDebian12(release: string | null): boolean {
  return release !== null && /^ID=debian$/m.test(release) && /^VERSION_ID="12"$/m.test(release);
}
