import { createReadStream } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { protocol, type Session } from 'electron';
import { type ByteRange, byteRange } from './byte-range.ts';
import { KIOSK_SCHEME, STARTING_CSS } from './origin.ts';
import { contentTypeOf, listPageFiles, type PageFiles, pageFile } from './page-files.ts';
import { PAGE_HEADERS } from './page-headers.ts';

/** Makes `app:` an origin like https. Before the app is ready. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true };
  protocol.registerSchemesAsPrivileged([{ scheme: KIOSK_SCHEME, privileges }]);
}

/**
 * Serves the page's files, `starting.css` where it is given, the pictures and films that `media` lists at that moment, and nothing else,
 * as `app://kiosk/`. Throws when the page's folder is not there.
 */
export function serveApp(
  session: Session,
  rendererFolder: string,
  media: () => PageFiles = () => NOTHING,
  startingCss: string | null = null,
): void {
  const files = listPageFiles(rendererFolder);
  session.protocol.handle(KIOSK_SCHEME, async (request) => {
    const { method, url } = request;
    if (method === 'GET' && url === STARTING_CSS && startingCss !== null) return styleSheet(startingCss);
    const file = method === 'GET' ? (pageFile(files, url) ?? pageFile(media(), url)) : null;
    const type = file && contentTypeOf(file);
    if (!file || !type) return notFound();
    try {
      // A file that became a link since start is none of ours.
      const info = await lstat(file);
      if (!info.isFile()) return notFound();
      const { size } = info;
      const headers = { ...PAGE_HEADERS, 'Content-Type': type, 'Accept-Ranges': 'bytes' };
      const part = byteRange(request.headers.get('range'), size);
      if (part === 'whole' && size <= MOST_AT_ONCE_BYTES)
        return new Response(new Uint8Array(await readFile(file)), { headers });
      if (part === 'whole')
        return new Response(bytesOf(file, { from: 0, to: size - 1 }), {
          headers: { ...headers, 'Content-Length': String(size) },
        });
      if (part === 'nothing')
        return new Response(null, {
          status: 416,
          headers: { ...headers, 'Content-Range': `bytes */${size}` },
        });
      return partOf(file, part, size, headers);
    } catch {
      return notFound();
    }
  });
}

const styleSheet = (text: string): Response =>
  new Response(text, { headers: { ...PAGE_HEADERS, 'Content-Type': 'text/css; charset=utf-8' } });

/** Files that are no larger are read as a whole: all of the page's own, and most pictures. */
const MOST_AT_ONCE_BYTES = 4_000_000;

/** A film or a base map comes in parts, and is never in the memory as a whole. */
function partOf(
  file: string,
  part: ByteRange,
  size: number,
  headers: Readonly<Record<string, string>>,
): Response {
  const { from, to } = part;
  return new Response(bytesOf(file, part), {
    status: 206,
    headers: {
      ...headers,
      'Content-Length': String(to - from + 1),
      'Content-Range': `bytes ${from}-${to}/${size}`,
    },
  });
}

const bytesOf = (file: string, { from, to }: ByteRange): ReadableStream<Uint8Array> =>
  Readable.toWeb(createReadStream(file, { start: from, end: to })) as ReadableStream<Uint8Array>;

const NOTHING: PageFiles = new Map();

const notFound = (): Response =>
  new Response('Not found', {
    status: 404,
    headers: { ...PAGE_HEADERS, 'Content-Type': 'text/plain; charset=utf-8' },
  });
