import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withRepetitions } from '../repetitions.ts';
import {
  type AppendRule,
  disagreements,
  openTown,
  type Resident,
  residentAt,
  type Scene,
  setScene,
  settled,
  type TestBill,
  type TestTown,
} from '../support/index.ts';

/** A payment from the first touch to the last; the kiosk may end anywhere in it. */
export type Flow = {
  readonly title: string;
  /** The appends of a visit that nothing cuts off: found again by a dry run, which has to come to the same. */
  readonly appends: readonly string[];
  /** The first of them that is cut: earlier ones are the same in every flow. */
  readonly from: string;
  /** Before the visit. Returns what puts the devices back. */
  readonly prepare: (scene: Scene, bill: TestBill) => () => Promise<void> | void;
  /** After the resident has touched "pay". */
  readonly act: (resident: Resident, scene: Scene) => Promise<void>;
};

export const BEFORE_MONEY = [
  'started',
  'details-given',
  'priced',
  'confirmed',
  'reserved',
  'payment-requested',
];

/** Central is always there: the receipt waits for its verdict however busy the machine is, so that the steps have one order. */
const VERDICT_MS = 60_000;

/** Where a device or central does something between two appends, the power is cut on both sides of it; elsewhere on one in turn. */
const DEVICE = /^(payment|delivered|delivery|revers|print)/;
const isOneSide = (when: 'before' | 'after', nth: number): boolean => (nth % 2 === 0) === (when === 'before');

/** Cuts the power before and after every append of the flow; after each cut everything has to come into order by itself. */
export function cutEverywhere(flow: Flow): void {
  describe(`${flow.title}, with the power cut at every step`, () => {
    let town: TestTown;
    let scene: Scene;
    beforeAll(async () => {
      town = await openTown();
      scene = await setScene(town, { waits: { deliveryMs: VERDICT_MS } });
      await scene.start();
    });
    afterAll(async () => {
      await scene.close();
      await town.close();
    });

    /** One visit to the kiosk that runs, ended by the rule; then a new start, which has to put everything in order. */
    async function visit(rule: AppendRule | null): Promise<readonly string[]> {
      const kiosk = scene.runs.at(-1);
      if (!kiosk) throw new Error('no kiosk');
      const bill = await town.bill();
      const putBack = flow.prepare(scene, bill);
      await kiosk.setRule(rule);
      const resident = residentAt(kiosk);
      const whole = resident.pay(bill).then(() => flow.act(resident, scene));
      if (rule === null) await whole;
      else {
        // The screen that the resident waits for never comes.
        whole.catch(() => undefined);
        await kiosk.ended;
      }
      await putBack();
      if (rule !== null) await scene.start();
      await settled(scene);
      return kiosk.appends.filter(({ when }) => when === 'after').map(({ kind }) => kind);
    }

    it('takes the steps that are tested here', async () => {
      expect(await visit(null)).toEqual(flow.appends);
    });

    const cuts = flow.appends
      .map((kind, index) => ({ kind, nth: index + 1 }))
      .slice(flow.appends.indexOf(flow.from))
      .flatMap((cut) => (['before', 'after'] as const).map((when) => ({ ...cut, when })))
      .filter(({ kind, when, nth }) => withRepetitions || DEVICE.test(kind) || isOneSide(when, nth));
    it.each(cuts)('cut $when "$kind" (entry $nth), it is in order after the next start', async (cut) => {
      const { when, nth, kind } = cut;
      const run = scene.runs.at(-1);
      await visit({ act: 'kill', when, nth });
      expect(run?.appends.at(-1)).toMatchObject({ when, kind });
    });

    it('agrees with terminal and central on every one of these payments', async () => {
      const { found, books } = await disagreements(scene);
      expect(found).toEqual([]);
      const neverBegun = cuts.filter(({ kind, when }) => kind === 'started' && when === 'before').length;
      expect(books.accounts).toHaveLength(1 + cuts.length - neverBegun);
    });
  });
}
