import { changeReport, listReports, readReport, readReportPhoto } from '../../wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { RefusedRequest } from '../http/index.ts';
import { changeReportByClerk } from './change-report.ts';
import { listReportRows } from './list-reports.ts';
import { readReportDetails } from './read-report.ts';
import { readPhotoOfReport } from './read-report-photo.ts';

/** What the console asks of the reports. */
export function reportRoutes({ people }: Callers, central: Central): void {
  people.serve(listReports, (input, { townId }) => listReportRows(central.db, { ...input, townId }));
  people.serve(readReport, async (input) => {
    const details = await readReportDetails(central, input);
    if (!details) throw new RefusedRequest('not-found');
    return details;
  });
  people.serve(readReportPhoto, async (input) => {
    const photo = await readPhotoOfReport(central, input);
    if (!photo) throw new RefusedRequest('not-found');
    return photo;
  });
  people.serve(changeReport, (input, { userName }) => changeReportByClerk(central, input, userName));
}
