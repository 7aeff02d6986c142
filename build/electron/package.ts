import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, Platform } from 'electron-builder';
import { z } from 'zod';
import { JOURNAL_SCHEMA } from '../../domain/journal/index.ts';
import { advisoriesOf, readAdvisories, sentenceOf } from '../advisories/index.ts';
import { notices } from '../notices/notices.ts';
import { billOfMaterials } from '../notices/sbom.ts';
import { checkRuntime } from './check-version.ts';
import { debianPackage } from './debian-package.ts';
import { electronRuntime } from './runtime.ts';

/**
 * `npm run package [-- --allow-electron=33.2.1] [--deb]`: packages the kiosk into dist/linux-unpacked with the runtime that was found; the bundles
 * have to be built before. A runtime that is out of support, or of another major version than package.json names, has to be allowed by its
 * version. Settings are in electron-builder.yml. --deb makes a Debian package of it besides, in dist.
 */
const { values } = parseArgs({ options: { 'allow-electron': { type: 'string' }, deb: { type: 'boolean' } } });
const manifest = z.object({ version: z.string(), devDependencies: z.object({ electron: z.string() }) });
const { version: ownVersion, devDependencies } = manifest.parse(
  JSON.parse(readFileSync('package.json', 'utf8')),
);
const { supportedElectron, advisories } = readAdvisories(process.cwd());
const runtime = await electronRuntime((sentence) => console.log(sentence));
const { version } = runtime;
const checked = checkRuntime({
  version,
  named: devDependencies.electron,
  supported: supportedElectron,
  allowed: values['allow-electron'],
});
if (checked.kind === 'refused') {
  console.error(checked.sentence);
  process.exit(1);
}
await build({
  targets: Platform.LINUX.createTarget('dir'),
  publish: 'never',
  config: {
    electronVersion: version,
    electronDist: dirname(runtime.executable),
    // What signs the package reads it there: a document never claims what another tree would write.
    extraMetadata: { journalSchema: JOURNAL_SCHEMA },
  },
});
const packaged = 'dist/linux-unpacked';
// What a runtime brings along for developers, and what the builder writes for an updater that the kiosk does not have.
for (const name of ['default_app.asar', 'app-update.yml'])
  rmSync(join(packaged, 'resources', name), { force: true });
copyFileSync('LICENSE', join(packaged, 'LICENSE'));
writeFileSync(join(packaged, 'THIRD-PARTY-NOTICES.md'), notices(process.cwd()).text);
const weaknesses = advisoriesOf(advisories, 'electron', version).map(sentenceOf('electron', version));
const support = [checked.support, ...weaknesses].join('; ');
writeFileSync(join(packaged, 'sbom.cdx.json'), billOfMaterials(process.cwd(), { version, support }));
console.log(`Packaged with Electron ${version}, ${support}: ${packaged}`);
if (values.deb) {
  // The commit's time, so that the same commit gives the same package.
  const committed = Number(execFileSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8' }));
  const deb = debianPackage({
    unpacked: packaged,
    version: ownVersion,
    architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
    into: 'dist',
    builtAt: new Date(committed * 1_000),
  });
  console.log(`Made ${deb}.`);
}
