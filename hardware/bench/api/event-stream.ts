import type { ServerResponse } from 'node:http';

/** Server-sent events: the newest state to every page that looks, at most ten times a second. */
export type EventStream = {
  add(response: ServerResponse): void;
  /** Something changed: the state will be sent soon. */
  touch(): void;
  close(): void;
};

const BETWEEN_MS = 100;
const MOST_PAGES = 20;

export function createEventStream(state: () => unknown): EventStream {
  const pages = new Set<ServerResponse>();
  let soon: NodeJS.Timeout | undefined;
  const message = (): string => `data: ${JSON.stringify(state())}\n\n`;
  return {
    add(response) {
      if (pages.size >= MOST_PAGES) {
        response.writeHead(503).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(`retry: 500\n${message()}`);
      pages.add(response);
      response.on('close', () => pages.delete(response));
    },
    touch() {
      soon ??= setTimeout(() => {
        soon = undefined;
        if (pages.size === 0) return;
        const text = message();
        for (const page of pages) page.write(text);
      }, BETWEEN_MS);
    },
    close() {
      clearTimeout(soon);
      for (const page of pages) page.end();
      pages.clear();
    },
  };
}
