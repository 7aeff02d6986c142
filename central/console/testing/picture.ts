import type { Page } from '@playwright/test';

/** Where anyone who wants to look at the pages has their pictures; undefined: no one does. */
export const picturesFolder = process.env.TOWNHALL_PICTURES;

/** Takes a picture of the page as it is, when somebody wants to look at it. */
export async function takePicture(page: Page, name: string, { fullPage = true } = {}): Promise<void> {
  if (picturesFolder !== undefined)
    await page.screenshot({ path: `${picturesFolder}/${name}.png`, fullPage });
}
