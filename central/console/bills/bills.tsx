import { listBills, uploadBills } from '../../wire/index.ts';
import { useSession } from '../api/index.ts';
import type { Route } from '../route/index.ts';
import { BillImport } from './bill-import.tsx';
import { BillList } from './bill-list.tsx';

/** The town's bills, or the import of a file of them; who may only import sees only that. */
export function Bills({ route }: { readonly route: Route }) {
  const { may } = useSession();
  const importing = route.path[1] === 'import' || !may(listBills);
  return importing && may(uploadBills) ? <BillImport /> : <BillList query={route.query} />;
}
