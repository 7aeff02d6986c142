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
    let isPaid = false;
    const unsubscribe = terminal.onChange((state) => {
      if (state.active === null) return;
      paid ??= town.payElsewhere(bill).then(() => {
        isPaid = true;
      });
    });
    // The bank answers when that payment is there, however long it takes.
    const bank = setInterval(() => {
      if (!isPaid) return;
      if (terminal.display().state === 'authorising') terminal.release();
      if (terminal.state().active === null) clearInterval(bank);
    }, 20);
    terminal.faultNext({ kind: 'late-approval', afterMs: 150_000 });
    return async () => {
      unsubscribe();
      await paid;
      if (paid === null) clearInterval(bank);
      await terminal.clearFaults();
    };
  },
  act: async (resident, scene) => {
    await scene.runs.at(-1)?.see('returning', ({ done }) => done);
    await resident.leave();
  },
});
