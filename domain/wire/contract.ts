import { z } from 'zod';

/** One route of central: what both ends hold each other to. The server validates by it, the client calls by it, OpenAPI is made from it. */
export type Contract<Request extends z.ZodType, Response extends z.ZodType> = {
  /** Its own among all contracts: how the OpenAPI document and the logs call it. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** One sentence for the OpenAPI document. */
  readonly summary: string;
  readonly request: Request;
  readonly response: Response;
};

export const contract = <Request extends z.ZodType, Response extends z.ZodType>(
  described: Contract<Request, Response>,
): Contract<Request, Response> => described;

/** The body of every answer that is not 200: a stable code and a sentence for the people who read logs. */
export const Problem = z.object({
  code: z.enum([
    'bad-input',
    'not-signed-in',
    'forbidden',
    'not-found',
    'too-many',
    'too-large',
    'unavailable',
    'internal',
  ]),
  message: z.string(),
});
export type Problem = z.infer<typeof Problem>;
