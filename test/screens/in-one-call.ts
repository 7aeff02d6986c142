import type { Page } from '@playwright/test';

/** Something that the page does by itself, and what comes out of it. */
export type InPage<Result> = { readonly code: string; readonly comesTo?: Result };
type Results<Steps extends readonly InPage<unknown>[]> = {
  [At in keyof Steps]: Steps[At] extends InPage<infer Result> ? Result : never;
};

/** A function that needs nothing from outside itself, with what it is called with. */
export const inPage = <Arguments extends readonly unknown[], Result>(
  run: (...given: Arguments) => Result,
  ...given: Arguments
): InPage<Awaited<Result>> => ({ code: `(${run})(${given.map((one) => JSON.stringify(one)).join()})` });

/**
 * The page takes these steps one after the other in one call. Each call of its own costs the test and the page about five milliseconds of
 * processor time, a hundred thousand times a run.
 */
export const inOneCall = <const Steps extends readonly InPage<unknown>[]>(
  page: Page,
  steps: Steps,
): Promise<Results<Steps>> =>
  page.evaluate(`(async () => [${steps.map(({ code }) => `await ${code}`).join()}])()`);
