import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type EndReason, realDisk } from '../../../slots/index.ts';
import { deviceKey } from '../../identity/index.ts';
import { createCentralClient, createDownloader } from '../../sync/index.ts';
import { followReleases, type KioskStanding, startHealth, underLauncher } from '../index.ts';

/** A program in a slot that does of a kiosk only what concerns releases: it follows them, tells its health, and ends when it is to. */
const { values } = parseArgs({
  options: { central: { type: 'string' }, kiosk: { type: 'string' }, data: { type: 'string' } },
});
const { central = '', kiosk = '', data = '' } = values;
const launcher = underLauncher(process.env);
if (!launcher) throw new Error('No launcher has started this program.');

const Standing = z.object({
  journal: z.boolean(),
  reached: z.array(z.string()),
  unused: z.boolean(),
  paymentOpen: z.boolean(),
});
/** What the test says of the kiosk, at every look. */
const standing = (): KioskStanding =>
  Standing.parse(JSON.parse(readFileSync(join(data, 'standing.json'), 'utf8')));
/** How far the machine's clock is ahead, as the test says at every look. */
const clockAheadMs = (): number => Number(readFileSync(join(data, 'clock-ahead-ms'), 'utf8'));
const log = (event: string, facts: object = {}): void => console.log(JSON.stringify({ event, ...facts }));
const health = startHealth({
  file: launcher.healthFile,
  pid: process.pid,
  look: () => {
    const { journal, reached } = standing();
    return { painted: true, journal, reached: [...reached] };
  },
  log,
});
const settings = {
  url: central,
  keyId: kiosk,
  key: deviceKey(join(data, 'device.key')),
  now: () => new Date(Date.now() + clockAheadMs()),
};
const follower = followReleases({
  ...{ launcher, standing, log, disk: realDisk, random: Math.random, pollMs: 400 },
  identity: { kioskId: kiosk, epoch: 1 },
  timeZone: 'Europe/Berlin',
  client: createCentralClient(settings),
  download: createDownloader(settings),
  note: (event) => appendFileSync(join(data, 'noted.jsonl'), `${JSON.stringify(event)}\n`),
  restart: () => void end('update'),
});
process.once('SIGTERM', () => void end('signal'));

async function end(why: EndReason): Promise<void> {
  await health.end(why);
  await follower.close();
  process.exit(0);
}
