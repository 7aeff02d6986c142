import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/**
 * Where the demo town keeps its data: in the checkout, or, when root works in a folder that only root may pass, in the
 * system's folder for temporary files: PostgreSQL refuses root and runs as another user, who has to get there.
 */
export function demoFolder(inCheckout: string): string {
  const wanted = resolve(inCheckout);
  if (process.getuid?.() !== 0 || isPassable(dirname(wanted))) return wanted;
  return join(tmpdir(), 'townhall-kiosk', inCheckout.replaceAll('/', '-'));
}

function isPassable(folder: string): boolean {
  for (let path = folder; ; path = dirname(path)) {
    // A folder that is not there yet will be made for everybody to pass.
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0o001;
    if ((mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}
