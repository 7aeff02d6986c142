import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { buildTestApp, type TestApp } from '../../../main/window/testing/start-electron.ts';

/** The built console, and windows of a real browser to look at it in. */
export type ConsoleApp = {
  /** What central serves as the console. */
  readonly folder: string;
  /** Opens a window at this address and signs in there as a person does. */
  readonly signIn: (
    address: string,
    userName: string,
    password: string,
    /** What shows when that was done; by default the navigation. */
    shows?: 'navigation' | 'heading',
  ) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** Builds the console as the product's build does, once in a run of tests. */
export async function openConsole(): Promise<ConsoleApp> {
  const blank = join(import.meta.dirname, '../../../test/screens/testing/screens-main.ts');
  const configFile = join(import.meta.dirname, '../../../build/console/vite.config.ts');
  const built = await buildTestApp(blank, { configFile, logLevel: 'error' }, 'console');
  const windows: Awaited<ReturnType<TestApp['launch']>>[] = [];
  return {
    folder: built.page,
    signIn: async (address, userName, password, shows = 'navigation') => {
      // A computer that shows the clocks of somewhere else: the town's times do not depend on it.
      const electron = await built.launch({ TZ: 'Pacific/Auckland' });
      windows.push(electron);
      const page = await electron.firstWindow();
      await page.goto(address);
      await page.getByLabel('User name').fill(userName);
      await page.getByLabel('Password').fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole(shows).first().waitFor();
      return page;
    },
    close: async () => {
      for (const electron of windows) await electron.close();
      await built.close();
    },
  };
}
