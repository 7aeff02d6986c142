import { webcrypto } from 'node:crypto';
// x509's dependency injection wants this polyfill to be there first.
import 'reflect-metadata';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import * as x509 from '@peculiar/x509';

/** A TLS peer that says exactly what a test tells it to, for what no well-meant simulator would do. */
export type ScriptedTerminal = {
  readonly caPem: string;
  /** The HTTP requests that arrived, head and body. */
  readonly received: string[];
  close(): Promise<void>;
};

/** @param speak called once a whole request has arrived */
export async function startScriptedTerminal(
  host: string,
  speak: (socket: TLSSocket, request: string) => void,
): Promise<ScriptedTerminal> {
  const { caPem, certPem, keyPem } = await makeCertificates();
  const received: string[] = [];
  const sockets = new Set<TLSSocket>();
  const server: Server = createServer({ key: keyPem, cert: certPem }, (socket) => {
    sockets.add(socket);
    let text = '';
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      const [head = '', body] = text.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
      if (body !== undefined && body.length >= length) {
        received.push(text);
        speak(socket, text);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(8443, host, resolve));
  return {
    caPem,
    received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function makeCertificates() {
  const crypto = webcrypto as unknown as Crypto;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
  const caKeys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const ownKeys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const lifetime = { notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 3_600_000) };
  const ca = await x509.X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=Scripted Root',
      keys: caKeys,
      signingAlgorithm: algorithm,
      ...lifetime,
      extensions: [new x509.BasicConstraintsExtension(true, 0, true)],
    },
    crypto,
  );
  const own = await x509.X509CertificateGenerator.create(
    {
      subject: 'CN=legacy-terminal-certificate.test.terminal.adyen.com',
      issuer: ca.subject,
      publicKey: ownKeys.publicKey,
      signingKey: caKeys.privateKey,
      signingAlgorithm: algorithm,
      ...lifetime,
    },
    crypto,
  );
  const key = await crypto.subtle.exportKey('pkcs8', ownKeys.privateKey);
  return {
    caPem: ca.toString('pem'),
    certPem: own.toString('pem'),
    keyPem: x509.PemConverter.encode(key, 'PRIVATE KEY'),
  };
}
