import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ContentManifest, signedTextOfManifest } from '../../../domain/content/index.ts';
import { type KeyRotation, signedTextOfRotation } from '../../../domain/signing/index.ts';
import { contentFile, currentContent, type PublishedContent } from '../../../domain/wire/index.ts';

type Key = { readonly privateKey: KeyObject; readonly publicKey: string };
export type Files = Readonly<Record<string, Buffer>>;

/** What a central does to a kiosk's downloads; each once. */
export type Faults = {
  /** In the next download a byte is another. */
  wrongByte?: boolean;
  /** Of the next download only so many bytes come, and then nothing. */
  silentAfter?: number;
};

/** A central that publishes content over HTTP and interrupts transfers on request. */
export type Publisher = {
  readonly url: () => string;
  readonly faults: Faults;
  /** Every download that was asked for. */
  readonly downloads: { readonly sha256: string; readonly from: number }[];
  /** How often it was asked what is current. */
  readonly asked: () => number;
  /** Signs a version and offers it from now on. */
  readonly publish: (version: number, files: Files, change?: Partial<ContentManifest>) => PublishedContent;
  /** Offers this instead. */
  readonly offer: (content: PublishedContent) => void;
  /** Another key, named by the one before; what is offered is signed anew. */
  readonly rotate: () => void;
  /** Another key that nobody named. */
  readonly usurp: () => void;
  /** Interrupts all transfers. */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
};

export async function startPublisher(townId: string): Promise<Publisher> {
  let key = newKey();
  let rotations: KeyRotation[] = [];
  let offered: PublishedContent | null = null;
  let offeredVersion = 0;
  let asked = 0;
  const stored = new Map<string, Buffer>();
  const faults: Faults = {};
  const downloads: { sha256: string; from: number }[] = [];

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as object;
    if (request.url === currentContent.path) {
      asked += 1;
      const { version, publicKey } = currentContent.request.parse(body);
      const current = offeredVersion === version && publicKey === offered?.publicKey;
      const told = current ? { kind: 'current' } : (offered ?? { kind: 'none' });
      response.setHeader('content-type', 'application/json').end(JSON.stringify(told));
      return;
    }
    const wanted = contentFile.request.parse(body);
    downloads.push(wanted);
    const file = stored.get(wanted.sha256);
    if (!file) return void response.writeHead(404).end('{}');
    send(response, Buffer.from(file.subarray(wanted.from)));
  }

  function send(response: ServerResponse, bytes: Buffer): void {
    const { wrongByte, silentAfter } = faults;
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length });
    if (bytes.length < 1_000) return void response.end(bytes);
    if (wrongByte) {
      delete faults.wrongByte;
      bytes.writeUInt8(bytes.readUInt8(500) ^ 1, 500);
    }
    if (silentAfter !== undefined) {
      delete faults.silentAfter;
      response.write(bytes.subarray(0, silentAfter));
      return;
    }
    response.end(bytes);
  }

  const offerSigned = (text: string): PublishedContent => {
    const signature = signed(key, signedTextOfManifest(text));
    offered = { kind: 'published', publicKey: key.publicKey, rotations, manifest: { text, signature } };
    return offered;
  };
  const takeKey = (): Key => {
    const before = key;
    key = newKey();
    return before;
  };

  return {
    url: () => `http://127.0.0.1:${port}`,
    faults,
    downloads,
    asked: () => asked,
    publish: (version, files, change = {}) => {
      const manifest: ContentManifest = {
        format: 'townhall-content-1',
        townId,
        version,
        madeAt: '2026-11-23T12:00:00.000Z',
        expiresAt: null,
        files: Object.entries(files).map(([path, bytes]) => {
          const sha256 = createHash('sha256').update(bytes).digest('hex');
          stored.set(sha256, bytes);
          return { path, bytes: bytes.length, sha256 };
        }),
        ...change,
      };
      offeredVersion = version;
      return offerSigned(JSON.stringify(manifest));
    },
    offer: (content) => {
      offeredVersion = 0;
      offered = content;
    },
    rotate: () => {
      const before = takeKey();
      const step = { from: before.publicKey, to: key.publicKey };
      rotations = [
        ...rotations,
        { ...step, signature: signed(before, signedTextOfRotation('content', step)) },
      ];
      if (offered) offerSigned(offered.manifest.text);
    },
    usurp: () => {
      takeKey();
      if (offered) offerSigned(offered.manifest.text);
    },
    cut: () => server.closeAllConnections(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const signed = ({ privateKey }: Key, text: string): string =>
  sign(null, Buffer.from(text), privateKey).toString('base64');

function newKey(): Key {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  return { privateKey, publicKey: raw.toString('base64') };
}
