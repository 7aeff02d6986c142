import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Reply } from './reply.ts';

/** The page's own files by their address: no other file can be asked for. */
export function loadPageFiles(): ReadonlyMap<string, Reply> {
  const page = (name: string): Buffer => readFileSync(join(import.meta.dirname, '..', 'page', name));
  const font = (weight: number): Buffer =>
    readFileSync(
      createRequire(import.meta.url).resolve(
        `@fontsource/dejavu-mono/files/dejavu-mono-latin-${weight}-normal.woff2`,
      ),
    );
  const file = (type: string, body: Buffer): Reply => ({ status: 200, type, body });
  const script = (name: string): readonly [string, Reply] => [
    `/${name}`,
    file('text/javascript; charset=utf-8', page(name)),
  ];
  return new Map<string, Reply>([
    [
      '/',
      {
        ...file('text/html; charset=utf-8', page('index.html')),
        headers: { 'content-security-policy': POLICY },
      },
    ],
    ['/bench.css', file('text/css; charset=utf-8', page('bench.css'))],
    ...['bench.js', 'keypad-view.js', 'parts.js', 'printer-view.js', 'terminal-view.js'].map(script),
    ['/printer-400.woff2', file('font/woff2', font(400))],
    ['/printer-700.woff2', file('font/woff2', font(700))],
  ]);
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
