import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { createServer, type Plugin } from 'vite';
import { onlySigns } from '../../../build/renderer/only-signs.ts';
import { answersOf } from '../answers.ts';
import { samples } from '../catalogue.ts';

// Every screen of the kiosk by state, language, look and size of the picture, with hot reload: npm run gallery

const PORT = 5180;
const here = (name: string): string => join(import.meta.dirname, name);

/** The pages of the gallery, and the state of a sample as main would send it. */
const gallery: Plugin = {
  name: 'gallery',
  configureServer: (server) => {
    server.middlewares.use((request, response, next) => {
      answer(request, response, (url, html) => server.transformIndexHtml(url, html)).then(
        (isAnswered) => isAnswered || next(),
        next,
      );
    });
  },
};

async function answer(
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
  transform: (url: string, html: string) => Promise<string>,
): Promise<boolean> {
  const { pathname, searchParams } = new URL(url, 'http://gallery');
  if (pathname === '/' || pathname === '/frame.html') {
    const name = pathname === '/' ? 'gallery.html' : 'frame.html';
    const html = readFileSync(here(name), 'utf8').replaceAll('./', `/@fs${import.meta.dirname}/`);
    response.setHeader('content-type', 'text/html; charset=utf-8').end(await transform(pathname, html));
    return true;
  }
  if (pathname === '/samples.json') {
    send(
      response,
      samples.map(({ name }) => name),
    );
    return true;
  }
  if (pathname !== '/sample.json') return false;
  const sample = samples.find(({ name }) => name === searchParams.get('name'));
  if (!sample) response.writeHead(404).end();
  else {
    const { touch = [], hold = false } = sample;
    send(response, { answers: answersOf(sample, searchParams.get('language') ?? 'en'), touch, hold });
  }
  return true;
}

function send(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
}

const server = await createServer({
  configFile: false,
  root: 'renderer',
  plugins: [gallery, onlySigns(), react()],
  worker: { format: 'es' },
  appType: 'custom',
  server: { port: PORT, host: '127.0.0.1', fs: { allow: [process.cwd()] } },
});
await server.listen();
console.log(`The gallery: ${server.resolvedUrls?.local[0]} (${samples.length} screens; Ctrl-C ends it)`);
