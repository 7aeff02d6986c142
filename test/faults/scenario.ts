import { expect, it } from 'vitest';
import { standing } from '../../domain/transaction/index.ts';
import type { TerminalSimulator } from '../../hardware/terminal/nexo/simulator/index.ts';
import {
  type Account,
  disagreements,
  type KioskRun,
  type Resident,
  type Scene,
  type SceneOptions,
  setScene,
  settled,
  type TestBill,
  type TestTown,
} from '../support/index.ts';

/** What a scenario is played with: a kiosk that is ready, somebody in front of it, a bill that can be paid. */
export type Stage = {
  readonly scene: Scene;
  readonly kiosk: KioskRun;
  readonly resident: Resident;
  readonly bill: TestBill;
  readonly terminal: TerminalSimulator;
};

/** How one transaction of a scenario has to end, as terminal, journal and central agree. */
export type Ending = {
  readonly stands: ReturnType<typeof standing>;
  /** How many times the card was charged; what was given back is not taken off. */
  readonly charges: number;
  /** What the card has paid in the end; when absent the price of what was delivered, else nothing. */
  readonly netMinor?: number | 'price';
  readonly exceptions?: readonly string[];
};

export type Scenario = {
  readonly title: string;
  readonly options?: SceneOptions;
  readonly play: (stage: Stage) => Promise<void>;
  /** Of every transaction, in the order in which they were begun. */
  readonly ends: readonly Ending[];
  readonly check?: (stage: Stage, accounts: readonly Account[]) => Promise<void> | void;
};

/** Plays scenarios side by side, each with a kiosk of its own; after each, everything is settled and the books agree. */
export function playAll(town: () => TestTown, scenarios: readonly Scenario[]): void {
  it.concurrent.each(scenarios)('$title', async ({ options, play, ends, check }) => {
    const scene = await setScene(town(), options);
    try {
      const { kiosk, resident } = await scene.start();
      const bill = await town().bill();
      const stage = { scene, kiosk, resident, bill, terminal: scene.devices.terminal };
      await play(stage);
      await settled(scene);
      const { found, books } = await disagreements(scene);
      expect(found).toEqual([]);
      expect(books.accounts.map(endOf)).toEqual(
        ends.map((end, index) => complete(end, books.accounts[index])),
      );
      await check?.(stage, books.accounts);
    } finally {
      await scene.close();
    }
  });
}

type Ended = Required<Ending> & { readonly netMinor: number };

const endOf = (account: Account): Ended => ({
  stands: account.journal ? standing(account.journal) : 'unknown',
  charges: account.charges,
  netMinor: account.netMinor,
  exceptions: [...account.openExceptions].sort(),
});

function complete(end: Ending, account: Account | undefined): Ended {
  const { stands, charges, netMinor = stands === 'delivered' ? 'price' : 0, exceptions = [] } = end;
  const price = account?.journal?.total?.amountMinor ?? 0;
  return { stands, charges, exceptions, netMinor: netMinor === 'price' ? price : netMinor };
}
