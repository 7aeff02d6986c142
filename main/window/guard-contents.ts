import type { App, WebContents } from 'electron';
import type { Blocked } from '../ipc/index.ts';
import { isAllowedKey } from './allowed-key.ts';
import { schemeOf } from './kiosk-session.ts';

type OnBlocked = (blocked: Blocked) => void;

/** Shuts every way out of every page that this app will ever make, and the app's own. Before the first window. */
export function guardApp(app: App, onBlocked: OnBlocked): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, onBlocked));
  app.on('certificate-error', (event, _contents, url, _error, _certificate, callback) => {
    event.preventDefault();
    onBlocked({ kind: 'blocked', what: 'certificate', detail: schemeOf(url) });
    callback(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _certificates, callback) => {
    event.preventDefault();
    callback();
  });
  app.on('login', (event, _contents, _details, _info, callback) => {
    event.preventDefault();
    callback();
  });
}

function guardContents(contents: WebContents, onBlocked: OnBlocked): void {
  const blocked = (what: Blocked['what'], detail: string): void =>
    onBlocked({ kind: 'blocked', what, detail });

  contents.setWindowOpenHandler(({ url }) => {
    blocked('window', schemeOf(url));
    return { action: 'deny' };
  });
  // It fires for the main frame too, before will-navigate, which is therefore silent.
  contents.on('will-frame-navigate', (event) => {
    event.preventDefault();
    blocked('navigation', schemeOf(event.url));
  });
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => {
    event.preventDefault();
    blocked('navigation', `redirect ${schemeOf(event.url)}`);
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    blocked('window', 'webview');
  });
  // Prevented means: the page is not asked whether it may be left.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.on('context-menu', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, callback) => {
    event.preventDefault();
    callback('');
  });
  contents.on('before-input-event', (event, input) => {
    if (!isAllowedKey(input)) event.preventDefault();
  });
  contents.on('zoom-changed', () => fixZoom(contents));
  contents.on('did-finish-load', () => fixZoom(contents));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

function fixZoom(contents: WebContents): void {
  contents.setZoomFactor(1);
  // Rejects when the page has gone; the next one is fixed again.
  contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
}
