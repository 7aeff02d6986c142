import { z } from 'zod';

const Paper = z.object({ number: z.number(), text: z.array(z.string()) }).loose();
const Movement = z
  .object({
    saleTransactionId: z.string(),
    amountMinor: z.number(),
    currency: z.string(),
    kind: z.enum(['charge', 'reversal']),
  })
  .loose();
const Mail = z
  .object({ to: z.unknown(), subject: z.string().nullish(), text: z.string().nullish(), html: z.unknown() })
  .loose();

/** The bench's control API, for the tour and for tests. */
export type BenchClient = {
  readonly post: (path: string, body: unknown) => Promise<void>;
  readonly papers: () => Promise<z.infer<typeof Paper>[]>;
  readonly paperPng: (paper: number) => Promise<Buffer>;
  readonly printerErrors: () => Promise<unknown[]>;
  readonly ledger: () => Promise<z.infer<typeof Movement>[]>;
  readonly mails: () => Promise<z.infer<typeof Mail>[]>;
};

export function benchClient(url: string): BenchClient {
  const get = async (path: string): Promise<Response> => {
    const ask = () => fetch(new URL(path, url), { signal: AbortSignal.timeout(60_000) });
    // A busy bench may end a kept connection at the moment in which it is used again: nothing was asked then.
    const answer = await ask().catch(ask);
    if (!answer.ok) throw new Error(`bench ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const json = async <Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.infer<Schema>> =>
    schema.parse(await (await get(path)).json());
  return {
    post: async (path, body) => {
      const answer = await fetch(new URL(path, url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(10_000),
      });
      if (!answer.ok) throw new Error(`bench ${path}: ${answer.status} ${await answer.text()}`);
    },
    papers: () => json('/api/printer/papers', z.array(Paper)),
    paperPng: async (paper) =>
      Buffer.from(await (await get(`/api/printer/papers/${paper}.png`)).arrayBuffer()),
    printerErrors: () => json('/api/printer/errors', z.array(z.unknown())),
    ledger: () => json('/api/terminal/ledger', z.array(Movement)),
    mails: () => json('/api/mails', z.array(Mail)),
  };
}
