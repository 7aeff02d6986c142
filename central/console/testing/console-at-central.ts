import type { Page } from '@playwright/test';
import { createUser } from '../../server/people/index.ts';
import { type TestCentral, testCentral } from '../../server/testing/index.ts';
import type { Role } from '../../wire/index.ts';
import { type ConsoleApp, openConsole } from './open-console.ts';

/** A central of its own that serves the built console. */
export type ConsoleAtCentral = {
  readonly app: ConsoleApp;
  readonly test: TestCentral;
  /** Makes a person and signs them in, in a window of their own. */
  readonly signedIn: (
    userName: string,
    role: Role,
    madeBy?: string,
  ) => Promise<{ readonly page: Page; readonly password: string }>;
  readonly close: () => Promise<void>;
};

export async function consoleAtCentral(): Promise<ConsoleAtCentral> {
  const app = await openConsole();
  const test = await testCentral({}, app.folder);
  return {
    app,
    test,
    signedIn: async (userName, role, madeBy = 'test') => {
      const made = await createUser(test.central, userName, role, madeBy);
      if (made.kind !== 'created') throw new Error(made.reason);
      const { password } = made;
      return { page: await app.signIn(test.address, userName, password), password };
    },
    close: async () => {
      await app.close();
      await test.close();
    },
  };
}
