import { afterEach, expect, it } from 'vitest';
import { ptyFor } from '../pty/testing/pty-for.ts';
import { HANG_UP_AWARE, openSerialPort } from './index.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

it('reads what comes, and ends a read that begins after the line was hung up', async () => {
  const pty = await ptyFor(open);
  const port = await HANG_UP_AWARE.open({ path: pty.path, baudRate: 9_600 });
  open.push(port);
  const buffer = Buffer.alloc(8);
  const first = port.read(buffer, 0, 8);
  pty.write(Buffer.from('on'));
  expect((await first).bytesRead).toBeGreaterThan(0);
  await pty.close();
  await expect(port.read(buffer, 0, 8)).rejects.toThrow('hung up');
});

it('ends a read as canceled when we close the port', async () => {
  const pty = await ptyFor(open);
  const port = await HANG_UP_AWARE.open({ path: pty.path, baudRate: 9_600 });
  const reading = port.read(Buffer.alloc(8), 0, 8);
  const ended = expect(reading).rejects.toMatchObject({ canceled: true });
  await port.close();
  await ended;
  await expect(port.read(Buffer.alloc(8), 0, 8)).rejects.toMatchObject({ canceled: true });
});

it.each(Array.from({ length: 20 }, (_, index) => index))(
  'says that the line was hung up, however shortly after the last byte (%i)',
  async () => {
    const pty = await ptyFor(open);
    const port = openSerialPort(pty.path, 9_600);
    const closed = new Promise<void>((resolve) => port.on('close', () => resolve()));
    const heard = new Promise<void>((resolve) => port.on('data', () => resolve()));
    await new Promise<void>((resolve) => port.open(() => resolve()));
    pty.write(Buffer.from('status'));
    await heard;
    await pty.close();
    await closed;
    expect(port.isOpen).toBe(false);
  },
);
