/** What a request is answered by. */
export type Reply = {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
};

export function json(body: unknown, status = 200): Reply {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) };
}

/** A request that could not be done, and why, in one sentence. */
export function problem(status: number, message: string): Reply {
  return json({ error: message }, status);
}

export function text(body: string): Reply {
  return { status: 200, type: 'text/plain; charset=utf-8', body };
}
