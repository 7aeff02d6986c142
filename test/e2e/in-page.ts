import type { Page } from '@playwright/test';

type Given = ((...given: never[]) => unknown) | string | number | boolean | null;

/** Calls a function in the page, with other functions of ours that it could not reach there otherwise, and waits for its answer. */
export function callInPage<Parameters extends readonly Given[], Answer>(
  page: Page,
  called: (...given: Parameters) => Answer | Promise<Answer>,
  ...given: Parameters
): Promise<Answer> {
  const written = given.map((one) => (typeof one === 'function' ? `(${one})` : JSON.stringify(one)));
  return page.evaluate<Answer>(`(${called})(${written.join(', ')})`);
}
