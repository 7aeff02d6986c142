import type { Migration } from 'kysely';
import * as foundation from './001-foundation.ts';
import * as people from './002-people.ts';
import * as appendOnly from './003-append-only.ts';
import * as services from './004-services.ts';
import * as reports from './005-reports.ts';
import * as cases from './006-cases.ts';
import * as helpCalls from './007-help-calls.ts';
import * as queues from './008-queues.ts';
import * as bookings from './009-bookings.ts';
import * as content from './010-content.ts';
import * as contentShown from './011-content-shown.ts';
import * as moneyInDoubt from './012-money-in-doubt.ts';
import * as releases from './013-releases.ts';
import * as files from './014-files.ts';
import * as ownReferences from './015-own-references.ts';
import * as confirmedKiosks from './016-confirmed-kiosks.ts';
import * as doors from './017-doors.ts';
import * as peopleAndRetention from './018-people-and-retention.ts';
import * as auditChain from './019-audit-chain.ts';
import * as billLists from './020-bill-lists.ts';
import * as namesToSearch from './021-names-to-search.ts';
import * as serviceTitles from './022-service-titles.ts';
import * as finding from './023-finding.ts';
import * as holdKey from './027-hold-key.ts';
import * as waitingBillLists from './028-waiting-bill-lists.ts';
import * as secondFactor from './029-second-factor.ts';
import * as moneyBack from './030-money-back.ts';
import * as settlement from './031-settlement.ts';
import * as receiptCopies from './032-receipt-copies.ts';
import * as applications from './033-applications.ts';
import * as claims from './034-claims.ts';
import * as notes from './035-notes.ts';
import * as accessLinks from './036-access-links.ts';
import * as apiTokens from './037-api-tokens.ts';
import * as savedFilters from './038-saved-filters.ts';
import * as filterIndexes from './039-filter-indexes.ts';
import * as clerkChain from './040-clerk-chain.ts';
import * as moneyStanding from './041-money-standing.ts';
import * as chargesTakenBack from './042-charges-taken-back.ts';
import * as billsByHand from './043-bills-by-hand.ts';

/** Every migration in order. Forward only; a released one is never changed. */
export const migrations: Readonly<Record<string, Migration>> = {
  '001-foundation': foundation,
  '002-people': people,
  '003-append-only': appendOnly,
  '004-services': services,
  '005-reports': reports,
  '006-cases': cases,
  '007-help-calls': helpCalls,
  '008-queues': queues,
  '009-bookings': bookings,
  '010-content': content,
  '011-content-shown': contentShown,
  '012-money-in-doubt': moneyInDoubt,
  '013-releases': releases,
  '014-files': files,
  '015-own-references': ownReferences,
  '016-confirmed-kiosks': confirmedKiosks,
  '017-doors': doors,
  '018-people-and-retention': peopleAndRetention,
  '019-audit-chain': auditChain,
  '020-bill-lists': billLists,
  '021-names-to-search': namesToSearch,
  '022-service-titles': serviceTitles,
  '023-finding': finding,
  '027-hold-key': holdKey,
  '028-waiting-bill-lists': waitingBillLists,
  '029-second-factor': secondFactor,
  '030-money-back': moneyBack,
  '031-settlement': settlement,
  '032-receipt-copies': receiptCopies,
  '033-applications': applications,
  '034-claims': claims,
  '035-notes': notes,
  '036-access-links': accessLinks,
  '037-api-tokens': apiTokens,
  '038-saved-filters': savedFilters,
  '039-filter-indexes': filterIndexes,
  '040-clerk-chain': clerkChain,
  '041-money-standing': moneyStanding,
  '042-charges-taken-back': chargesTakenBack,
  '043-bills-by-hand': billsByHand,
};
