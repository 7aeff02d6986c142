import { holdBills, lookUpBills } from '../../../domain/wire/index.ts';
import {
  closeBill,
  decideBills,
  exportBills,
  exportBillsWorkbook,
  listBills,
  listWaitingBills,
  previewBills as previewBillsContract,
  readBill,
  reopenBill,
  uploadBills,
} from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { logError } from '../http/index.ts';
import { asCsv, asWorkbook } from '../table-files/index.ts';
import { townOf } from '../town/index.ts';
import { billFileOf } from './bill-file.ts';
import { closeBillByHand, reopenBillByHand } from './close-bill.ts';
import { decideList } from './decide-list.ts';
import { holdForTransaction } from './hold-bills.ts';
import { importBills, previewBills } from './import-bills.ts';
import { listBillRows, readBillRow } from './list-bills.ts';
import { lookUpOpenBills } from './look-up-bills.ts';
import { readBillEntries } from './one-bill.ts';
import { listWaiting } from './waiting-lists.ts';

/** A bill file of 20 MB in JSON. */
const UPLOAD_BODY = 24 * 1024 * 1024;

/** What kiosks and the console ask of the bills. */
export function billRoutes({ kiosks, people }: Callers, central: Central): void {
  kiosks.serve(lookUpBills, (input, kiosk) => lookUpOpenBills(central, kiosk, input));
  kiosks.serve(holdBills, (input, kiosk) => holdForTransaction(central, kiosk, input));
  people.serve(listBills, (input, { townId }) =>
    listBillRows(central.db, { ...input, now: central.now(), townId }),
  );
  people.serveFile(exportBills, 'bills.csv', async (input, { townId }, { log }) =>
    asCsv(billFileOf(central.db, { ...input, now: central.now(), townId }), (error) =>
      logError(log, 'export-failed', error),
    ),
  );
  people.serveFile(exportBillsWorkbook, 'bills.xlsx', async (input, { townId }, { log }) =>
    asWorkbook(billFileOf(central.db, { ...input, now: central.now(), townId }), (error) =>
      logError(log, 'export-failed', error),
    ),
  );
  people.serve(readBill, async ({ billNumber, ...asked }) => {
    const townId = await townOf(central, asked.townId);
    const found = await readBillRow(central.db, { townId, billNumber, now: central.now() });
    if (found === null) return { kind: 'no-bill' as const };
    const entries = await readBillEntries(central.db, townId, found.bill.billId);
    return { kind: 'found' as const, ...found, entries: [...entries] };
  });
  people.serve(closeBill, (input, person) => closeBillByHand(central, input, person));
  people.serve(reopenBill, (input, person) => reopenBillByHand(central, input, person));
  people.serve(
    uploadBills,
    async ({ townId, csv, seen }, { userName }) => {
      const answer = await importBills(central, await townOf(central, townId), csv, userName, { seen });
      return answer.kind === 'refused' ? { ...answer, badLines: [...answer.badLines] } : answer;
    },
    { bodyLimit: UPLOAD_BODY, large: true },
  );
  people.serve(
    previewBillsContract,
    async ({ townId, csv }) => {
      const answer = await previewBills(central, await townOf(central, townId), csv);
      return answer.kind === 'refused' ? { ...answer, badLines: [...answer.badLines] } : answer;
    },
    { bodyLimit: UPLOAD_BODY, large: true },
  );
  people.serve(listWaitingBills, async (_input, { townId }) => ({
    lists: await listWaiting(central.db, townId),
  }));
  people.serve(decideBills, async (input, { userName, townId }) => {
    const answer = await decideList(central, { ...input, townId }, userName);
    return answer.kind === 'refused' ? { ...answer, badLines: [...answer.badLines] } : answer;
  });
}
