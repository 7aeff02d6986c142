import type { PeerCertificate, TLSSocket } from 'node:tls';
import { connect } from 'node:tls';
import type { NexoSettings } from './nexo-settings.ts';

/**
 * A TLS connection to the terminal whose certificate the pinned authority has signed for this very terminal.
 * Rejects, with nothing of ours sent, when the connection is not open before the signal.
 */
export function openTls(settings: NexoSettings, url: URL, signal: AbortSignal): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = connect({
      host: url.hostname,
      port: Number(url.port),
      ca: settings.caCertificatePem,
      minVersion: 'TLSv1.2',
      checkServerIdentity: (_host, certificate) => verifyName(settings, certificate),
    });
    const stop = () => socket.destroy(new Error('no connection in time'));
    const forget = () => signal.removeEventListener('abort', stop);
    signal.addEventListener('abort', stop, { once: true });
    // Stays for the whole life of the socket: an error without a listener would end the process.
    socket.on('error', (error) => {
      forget();
      reject(error);
    });
    socket.on('close', () => {
      forget();
      reject(new Error('closed before the connection was secure'));
    });
    socket.once('secureConnect', () => {
      forget();
      socket.setKeepAlive(true, 10_000);
      resolve(socket);
    });
  });
}

/**
 * Terminals are reached by address, so the certificate names the terminal instead of the host: its POIID, or for older
 * ones the common name that they share (docs.adyen.com, "Protect local communications").
 */
function verifyName(settings: NexoSettings, certificate: PeerCertificate): Error | undefined {
  const domain = `${settings.environment}.terminal.adyen.com`;
  const name = String(certificate.subject?.CN ?? '').toLowerCase();
  const allowed = [`${settings.poiId.toLowerCase()}.${domain}`, `legacy-terminal-certificate.${domain}`];
  return allowed.includes(name) ? undefined : new Error('the certificate is for another terminal');
}
