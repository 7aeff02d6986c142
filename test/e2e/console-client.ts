import type { DemoTown } from '../../build/start/demo-town.ts';

/** Calls the console's routes as the administrator who is signed in. */
export type ConsoleClient = {
  readonly get: (path: string) => Promise<unknown>;
  readonly post: (path: string, body: unknown) => Promise<unknown>;
};

/** Signs in at central as the console does. */
export async function consoleClient(town: DemoTown): Promise<ConsoleClient> {
  const base = `${town.central}/api/console/v1`;
  const headers = { 'content-type': 'application/json' };
  const { name, password } = town.administrator ?? { name: '', password: '' };
  const signedIn = await fetch(`${base}/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ userName: name, password }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const read = async (answer: Response): Promise<unknown> => {
    const body: unknown = await answer.json();
    if (!answer.ok) throw new Error(`central answers ${answer.status}: ${JSON.stringify(body)}`);
    return body;
  };
  return {
    get: async (path) => read(await fetch(`${base}${path}`, { headers: { cookie } })),
    post: async (path, body) =>
      read(
        await fetch(`${base}${path}`, {
          method: 'POST',
          headers: { ...headers, cookie },
          body: JSON.stringify(body),
        }),
      ),
  };
}
