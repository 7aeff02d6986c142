import { dirname } from 'node:path';
import { build, Platform } from 'electron-builder';
import { electronRuntime } from './runtime.ts';

/**
 * Packages the kiosk into dist/linux-unpacked with the runtime that was found; the bundles have to be built before.
 * Settings are in electron-builder.yml.
 */
const runtime = await electronRuntime((sentence) => console.log(sentence));
const [made] = await build({
  targets: Platform.LINUX.createTarget('dir'),
  publish: 'never',
  config: { electronVersion: runtime.version, electronDist: dirname(runtime.executable) },
});
console.log(`Packaged with Electron ${runtime.version}: ${made ?? 'dist/linux-unpacked'}`);
