import { z } from 'zod';
import { problem, type Reply } from './reply.ts';

/** One address of the bench: what it takes, checked, and what it does. */
export type Route = {
  readonly method: 'GET' | 'POST';
  /** The captured groups are handed on. */
  readonly pattern: RegExp;
  /** @param body parsed JSON of a POST, undefined for a GET. */
  readonly answer: (body: unknown, groups: readonly string[]) => Promise<Reply>;
};

/** Takes no input. */
export const nothing = z.strictObject({}).optional();

/** @param path with `:number` where a whole number stands. */
export function route<Input>(
  method: Route['method'],
  path: string,
  input: z.ZodType<Input>,
  handle: (input: Input, groups: readonly string[]) => Reply | Promise<Reply>,
): Route {
  return {
    method,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(':number', '(\\d{1,9})')}$`),
    async answer(body, groups) {
      const parsed = input.safeParse(body);
      return parsed.success ? handle(parsed.data, groups) : problem(400, z.prettifyError(parsed.error));
    },
  };
}
