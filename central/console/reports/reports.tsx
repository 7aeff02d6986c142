import type { Route } from '../route/index.ts';
import { OneReport } from './one-report.tsx';
import { ReportList } from './report-list.tsx';

/** The list of reports, or one of them. */
export function Reports({ route }: { readonly route: Route }) {
  const [, townId, requestId] = route.path;
  if (townId && requestId) return <OneReport townId={townId} requestId={requestId} />;
  return <ReportList query={route.query} />;
}
