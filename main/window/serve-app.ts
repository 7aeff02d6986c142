import { existsSync } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { KIOSK_SCHEME } from './origin.ts';
import { contentTypeOf, listPageFiles, pageFile } from './page-files.ts';
import { PAGE_HEADERS } from './page-headers.ts';

/** Makes `app:` an origin like https. Before the app is ready. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme: KIOSK_SCHEME, privileges }]);
}

/**
 * Serves the page's files and the town's pictures and films (`/media/`), and nothing else, as `app://kiosk/`. Throws when the
 * page's folder is not there; a town may have no pictures.
 */
export function serveApp(session: Session, rendererFolder: string, mediaFolder: string | null = null): void {
  const media = mediaFolder !== null && existsSync(mediaFolder) ? listPageFiles(mediaFolder, '/media/') : [];
  const files = new Map([...listPageFiles(rendererFolder), ...media]);
  session.protocol.handle(KIOSK_SCHEME, async (request) => {
    const file = request.method === 'GET' ? pageFile(files, request.url) : null;
    if (file === null) return notFound();
    try {
      // A file that became a link since start is none of ours.
      if (!(await lstat(file)).isFile()) return notFound();
      const content = new Uint8Array(await readFile(file));
      const type = contentTypeOf(file) ?? 'application/octet-stream';
      return new Response(content, { headers: { ...PAGE_HEADERS, 'Content-Type': type } });
    } catch {
      return notFound();
    }
  });
}

const notFound = (): Response =>
  new Response('Not found', {
    status: 404,
    headers: { ...PAGE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  });
