// What a stock Electron does with `electron path-to-app`, for runtimes that carry no default app: the first argument that
// is not a switch is the folder of the app.
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');
const { app } = require('electron');

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
import(pathToFileURL(join(path, manifest.main || 'index.js')).href).catch((error) => {
  console.error(error);
  process.exit(70);
});
