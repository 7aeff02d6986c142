import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, Release, SignedDocument } from '../../../domain/release/index.ts';
import { beginTrial, realDisk, releasePlaces } from '../../../slots/index.ts';
import { takeRelease } from '../take-release.ts';
import { serving } from './offered-release.ts';

/** Takes a release and begins its trial, as a process of its own that a test may end anywhere. Parameters: the machine's folder, and the slot that runs. */
const [folder = '', slot = ''] = process.argv.slice(2);
const places = releasePlaces(join(folder, 'releases'));
const signed = SignedDocument.parse(JSON.parse(readFileSync(join(folder, 'signed.json'), 'utf8')));
const release = parseDocument(Release, signed.text);
const runs = parseDocument(Release, readFileSync(places.slot(slot).release, 'utf8'));
if (!release || !runs) throw new Error('A release is not understood.');
const taken = await takeRelease({
  ...{ places, signed, release, disk: realDisk },
  runs: { slot, release: runs },
  download: serving(readFileSync(join(folder, 'package'))),
  times: { wholeMs: 60_000, silentMs: 60_000 },
  closing: new AbortController().signal,
  onPercent: () => undefined,
});
if (taken.kind === 'ready') await beginTrial({ places, disk: realDisk }, taken.slot, ['printer']);
console.log(JSON.stringify(taken));
