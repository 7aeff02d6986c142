import { BEFORE_MONEY, cutEverywhere } from './cut-everywhere.ts';

cutEverywhere({
  title: 'a payment that central refuses',
  appends: [
    ...BEFORE_MONEY,
    ...['payment-approved', 'delivery-refused', 'reversal-requested', 'reversed'],
    ...['resident-gone', 'completed'],
  ],
  from: 'payment-requested',
  // The bill is paid at another kiosk while the bank is asked.
  prepare: ({ town, devices: { terminal } }, bill) => {
    let paid: Promise<void> | null = null;
    const unsubscribe = terminal.onChange((state) => {
      if (state.active !== null) paid ??= town.payElsewhere(bill);
    });
    terminal.faultNext({ kind: 'late-approval', afterMs: 600 });
    return async () => {
      unsubscribe();
      await paid;
      await terminal.clearFaults();
    };
  },
  act: async (resident, scene) => {
    await scene.runs.at(-1)?.see('returning', ({ done }) => done);
    await resident.leave();
  },
});
