import { type Session, session } from 'electron';
import type { Blocked } from '../ipc/index.ts';
import { isKioskUrl } from './origin.ts';

type OnBlocked = (blocked: Blocked) => void;

/** A session that lives in memory alone and may do nothing but show the kiosk's own page. One name, one session. */
export async function createKioskSession(name: 'kiosk' | 'receipts', onBlocked: OnBlocked): Promise<Session> {
  // Without `persist:` nothing of it is written to the disk.
  const shut = session.fromPartition(name, { cache: false });
  denyPermissions(shut, onBlocked);
  denyNetwork(shut, onBlocked);
  denyDevices(shut);
  shut.on('will-download', (event, item) => {
    event.preventDefault();
    onBlocked({ kind: 'blocked', what: 'download', detail: schemeOf(item.getURL()) });
  });
  shut.setSpellCheckerEnabled(false);
  await shut.setProxy({ mode: 'direct' });
  return shut;
}

function denyPermissions(shut: Session, onBlocked: OnBlocked): void {
  shut.setPermissionRequestHandler((_contents, permission, callback) => {
    onBlocked({ kind: 'blocked', what: 'permission', detail: permission });
    callback(false);
  });
  shut.setPermissionCheckHandler(() => false);
  shut.setDevicePermissionHandler(() => false);
  shut.setDisplayMediaRequestHandler((_request, callback) => callback({}));
}

/** The page has no network: only its own files. */
function denyNetwork(shut: Session, onBlocked: OnBlocked): void {
  shut.webRequest.onBeforeRequest((details, callback) => {
    const own =
      isKioskUrl(details.url) || details.url.startsWith('data:image/') || details.url.startsWith('devtools:');
    if (!own) onBlocked({ kind: 'blocked', what: 'navigation', detail: `request ${schemeOf(details.url)}` });
    callback({ cancel: !own });
  });
  // -2: refuse whatever the certificate is.
  shut.setCertificateVerifyProc((_request, callback) => callback(-2));
}

function denyDevices(shut: Session): void {
  shut.on('select-hid-device', (event, _details, callback) => {
    event.preventDefault();
    callback(null);
  });
  shut.on('select-serial-port', (event, _ports, _contents, callback) => {
    event.preventDefault();
    callback('');
  });
  shut.on('select-usb-device', (event, _details, callback) => {
    event.preventDefault();
    callback();
  });
}

/** What of a URL may be kept in the journal: its scheme, as the rest may hold what somebody typed. */
export const schemeOf = (url: string): string =>
  (/^[a-z][a-z0-9+.-]{0,30}:/i.exec(url)?.[0] ?? 'unreadable').toLowerCase();
