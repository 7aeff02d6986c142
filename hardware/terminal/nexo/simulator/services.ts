import type { MessageHeader } from './envelope.ts';
import { DiagnosisRequest, LoginRequest, LogoutRequest } from './requests.ts';
import { ACQUIRER_ID, type ResponseBody, success } from './responses.ts';

/** nexo LoginResponse; null when the request is not well formed. */
export function answerLogin(
  header: MessageHeader,
  body: unknown,
  loggedIn: Set<string>,
  now: Date,
): ResponseBody | null {
  if (!LoginRequest.safeParse(body).success) return null;
  if (loggedIn.size < MOST_LOGGED_IN) loggedIn.add(header.SaleID);
  return {
    Response: success(),
    POISystemData: {
      DateTime: now.toISOString(),
      POISoftware: {
        ManufacturerID: 'Townhall Kiosk bench',
        ApplicationName: 'Simulated terminal',
        SoftwareVersion: '1.0',
      },
      POIStatus: poiStatus(false),
    },
  };
}

/** nexo LogoutResponse; null when the request is not well formed. */
export function answerLogout(
  header: MessageHeader,
  body: unknown,
  loggedIn: Set<string>,
): ResponseBody | null {
  if (!LogoutRequest.safeParse(body ?? {}).success) return null;
  loggedIn.delete(header.SaleID);
  return { Response: success() };
}

export type DiagnosisFacts = {
  readonly busy: boolean;
  readonly hostReachable: boolean;
  readonly loggedIn: ReadonlySet<string>;
};

/** nexo DiagnosisResponse; the host is asked only when the request says so. Null when not well formed. */
export function answerDiagnosis(
  body: unknown,
  { busy, hostReachable, loggedIn }: DiagnosisFacts,
): ResponseBody | null {
  const request = DiagnosisRequest.safeParse(body);
  if (!request.success) return null;
  return {
    Response: success(),
    LoggedSaleID: [...loggedIn],
    POIStatus: poiStatus(busy),
    ...(request.data.HostDiagnosisFlag
      ? { HostStatus: [{ AcquirerID: ACQUIRER_ID, IsReachableFlag: hostReachable }] }
      : {}),
  };
}

const MOST_LOGGED_IN = 20;

const poiStatus = (busy: boolean) => ({
  GlobalStatus: busy ? 'Busy' : 'OK',
  CardReaderOKFlag: true,
  PEDOKFlag: true,
  CommunicationOKFlag: true,
  SecurityOKFlag: true,
});
