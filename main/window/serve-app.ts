import { lstat, readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { KIOSK_SCHEME } from './origin.ts';
import { contentTypeOf, listPageFiles, type PageFiles, pageFile } from './page-files.ts';
import { PAGE_HEADERS } from './page-headers.ts';

/** Makes `app:` an origin like https. Before the app is ready. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme: KIOSK_SCHEME, privileges }]);
}

/**
 * Serves the page's files and the pictures and films that `media` lists at that moment, and nothing else, as `app://kiosk/`.
 * Throws when the page's folder is not there.
 */
export function serveApp(
  session: Session,
  rendererFolder: string,
  media: () => PageFiles = () => NOTHING,
): void {
  const files = listPageFiles(rendererFolder);
  session.protocol.handle(KIOSK_SCHEME, async (request) => {
    const { method, url } = request;
    const file = method === 'GET' ? (pageFile(files, url) ?? pageFile(media(), url)) : null;
    const type = file && contentTypeOf(file);
    if (!file || !type) return notFound();
    try {
      // A file that became a link since start is none of ours.
      if (!(await lstat(file)).isFile()) return notFound();
      const content = new Uint8Array(await readFile(file));
      return new Response(content, { headers: { ...PAGE_HEADERS, 'Content-Type': type } });
    } catch {
      return notFound();
    }
  });
}

const NOTHING: PageFiles = new Map();

const notFound = (): Response =>
  new Response('Not found', {
    status: 404,
    headers: { ...PAGE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  });
