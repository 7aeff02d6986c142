import { afterEach, describe, expect, it } from 'vitest';
import type { DevicePort } from '../../device-status.ts';
import { ptyFor } from '../../pty/testing/pty-for.ts';
import { startScriptedPeer } from '../escpos/testing/scripted-peer.ts';
import { until } from '../escpos/testing/until.ts';
import { openPort } from './open-port.ts';
import type { PrinterPort } from './printer-port.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function opened(address: DevicePort): Promise<PrinterPort> {
  const port = await openPort(address, 2_000);
  if (!port) throw new Error('could not be opened');
  open.push(port);
  return port;
}

describe.each(['serial', 'file'] as const)('a %s port', (kind) => {
  const at = (path: string): DevicePort =>
    kind === 'serial' ? { kind, path, baudRate: 115_200 } : { kind, path };

  it('carries every byte both ways unchanged', async () => {
    const line = await ptyFor(open);
    const heard: Buffer[] = [];
    line.onData((bytes) => heard.push(Buffer.from(bytes)));
    const port = await opened(at(line.path));
    const answers: Buffer[] = [];
    port.onData((bytes) => answers.push(Buffer.from(bytes)));
    const all = Buffer.from(Array.from({ length: 20_000 }, (_, index) => index % 256));

    expect(await port.write(all, 5_000)).toBe(true);
    await until(() => Buffer.concat(heard).length >= all.length);
    expect(Buffer.concat(heard).equals(all)).toBe(true);

    line.write(all.subarray(0, 256));
    await until(() => Buffer.concat(answers).length >= 256);
    expect(Buffer.concat(answers).equals(all.subarray(0, 256))).toBe(true);
  });

  it('gives up in time when nobody reads, and can be closed and opened again', async () => {
    const line = await ptyFor(open);
    line.onData(() => undefined);
    line.pause();
    const port = await opened(at(line.path));
    const begun = performance.now();
    expect(await port.write(new Uint8Array(2_000_000), 500)).toBe(false);
    await port.abandon();
    expect(port.isOpen()).toBe(false);
    expect(performance.now() - begun).toBeLessThan(5_000);
    await opened(at(line.path));
  });

  it('is none where there is no device', async () => {
    expect(await openPort(at('/dev/there-is-no-such-printer'), 2_000)).toBeNull();
  });

  it('says that it is lost when the plug is pulled', async () => {
    const line = await ptyFor(open);
    const port = await opened(at(line.path));
    port.onData(() => undefined);
    await line.close();
    expect(await port.write(Uint8Array.of(0x10, 0x04, 1), 500)).toBe(false);
    await until(() => !port.isOpen());
  });
});

describe('a TCP port', () => {
  it('ends in order, so that the printer gets all of it though it talks meanwhile', async () => {
    const peer = await startScriptedPeer((_, socket) => socket.write(Uint8Array.of(0x10, 0, 0, 0)));
    open.push(peer);
    const port = await opened({ kind: 'tcp', host: '127.0.0.1', port: peer.port });
    port.onData(() => undefined);
    expect(await port.write(new Uint8Array(500_000), 5_000)).toBe(true);
    await port.close();
    await until(() => peer.received().length === 500_000);
  });

  it('when abandoned is reset, so that nothing of a dead job is delivered later', async () => {
    let end = 'none yet';
    const peer = await startScriptedPeer(
      () => undefined,
      (socket) => {
        socket.pause();
        socket.on('end', () => {
          end = 'in order';
        });
        socket.on('error', (error) => {
          end = 'code' in error ? String(error.code) : error.message;
        });
      },
    );
    open.push(peer);
    const port = await opened({ kind: 'tcp', host: '127.0.0.1', port: peer.port });
    expect(await port.write(new Uint8Array(20_000_000), 500)).toBe(false);
    await port.abandon();
    peer.connections()[0]?.resume();
    await until(() => end !== 'none yet');
    expect(end).toBe('ECONNRESET');
  });

  it('is none when it is refused, and when its address is no address', async () => {
    const peer = await startScriptedPeer(() => undefined);
    await peer.close();
    expect(await openPort({ kind: 'tcp', host: '127.0.0.1', port: peer.port }, 2_000)).toBeNull();
    expect(await openPort({ kind: 'tcp', host: '127.0.0.1', port: 99_999 }, 2_000)).toBeNull();
  });
});
