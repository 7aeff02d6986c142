import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { notices } from '../notices/notices.ts';
import { billOfMaterials } from '../notices/sbom.ts';
import { electronRuntime } from './runtime.ts';

/**
 * Packages the kiosk into dist/linux-unpacked with the runtime that was found; the bundles have to be built before.
 * Settings are in electron-builder.yml.
 */
const runtime = await electronRuntime((sentence) => console.log(sentence));
await build({
  targets: Platform.LINUX.createTarget('dir'),
  publish: 'never',
  config: { electronVersion: runtime.version, electronDist: dirname(runtime.executable) },
});
const packaged = 'dist/linux-unpacked';
// What a runtime brings along for developers, and what the builder writes for an updater that the kiosk does not have.
for (const name of ['default_app.asar', 'app-update.yml'])
  rmSync(join(packaged, 'resources', name), { force: true });
copyFileSync('LICENSE', join(packaged, 'LICENSE'));
writeFileSync(join(packaged, 'THIRD-PARTY-NOTICES.md'), notices(process.cwd()).text);
writeFileSync(join(packaged, 'sbom.cdx.json'), billOfMaterials(process.cwd(), runtime.version));
console.log(`Packaged with Electron ${runtime.version}: ${packaged}`);
