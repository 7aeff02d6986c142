import pg from 'pg';

/** What other server processes tell (NOTIFY on one channel). */
export type Listening = {
  /** Hears every message. Returns what takes the listener away. */
  readonly on: (heard: (message: string) => void) => () => void;
  readonly close: () => Promise<void>;
};

const AGAIN_MS = 2_000;

/**
 * Listens on a channel with a connection of its own, and comes back when it breaks. While it is away nothing is heard: who
 * listens must look by itself now and then as well.
 */
export function listenTo(url: string, channel: string, onLost: (error: Error) => void): Listening {
  const listeners = new Set<(message: string) => void>();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'townhall-listen',
    });
    client = next;
    let lost = false;
    const comeBack = (error?: Error): void => {
      if (lost) return;
      lost = true;
      if (error && !closed) onLost(error);
      next.end().catch(() => undefined);
      if (!closed) timer = setTimeout(() => void connect(), AGAIN_MS);
    };
    next.on('error', comeBack);
    next.on('end', () => comeBack());
    next.on('notification', ({ payload }) => {
      for (const heard of listeners) heard(payload ?? '');
    });
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      if (closed) await next.end();
    } catch (error) {
      comeBack(error instanceof Error ? error : new Error('no connection'));
    }
  }

  void connect();
  return {
    on: (heard) => {
      listeners.add(heard);
      return () => void listeners.delete(heard);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      listeners.clear();
      await client?.end().catch(() => undefined);
    },
  };
}
