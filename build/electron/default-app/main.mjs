// What a stock Electron does with `electron path-to-app`, for runtimes that carry no default app: the first argument that
// is not a switch is the folder of the app. Awaited at the top level, as there: the app is ready only after it.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const index = process.argv.findIndex((argument, position) => position > 0 && !argument.startsWith('-'));
const folder = process.argv[index];
if (!folder) {
  console.error('Usage: electron path-to-app');
  process.exit(64);
}
const path = resolve(folder);
const manifest = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
app.setAppPath(path);
app.setName(manifest.productName || manifest.name);
app.setVersion(manifest.version || '0.0.0');
process.argv.splice(index, 1, path);
await import(pathToFileURL(join(path, manifest.main || 'index.js')).href);
