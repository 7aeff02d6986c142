import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openSerialPort } from '../../../serial-port/index.ts';
import { paperToText } from '../decoder/index.ts';
import { type PrinterSimulator, type PrinterSimulatorOptions, startPrinterSimulator } from './index.ts';

const DLE_EOT = (n: number): number[] => [0x10, 0x04, n];
const CLEAR = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];
const CUT = [0x1d, 0x56, 65, 0];
const PAPER_SENSOR = [0x1d, 0x72, 1];
const processId = (id: string): number[] => [0x1d, 0x28, 0x48, 6, 0, 48, 48, ...Buffer.from(id)];
const idAnswer = (id: string): number[] => [0x37, 0x22, ...Buffer.from(id), 0];
const text = (line: string): number[] => [...Buffer.from(`${line}\n`)];

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function printer(options: Partial<PrinterSimulatorOptions> = {}): Promise<PrinterSimulator> {
  const simulator = await startPrinterSimulator({
    transport: { kind: 'tcp', host: '127.0.0.1', port: 0 },
    ...options,
  });
  open.push(simulator);
  return simulator;
}

type Line = {
  send(...bytes: number[]): void;
  received: number[];
  closed: () => string | undefined;
  socket: Socket;
};

async function line(simulator: PrinterSimulator): Promise<Line> {
  if (simulator.address.kind !== 'tcp') throw new Error('not on TCP');
  const socket = connect(simulator.address.port, simulator.address.host);
  const received: number[] = [];
  let closed: string | undefined;
  socket.on('data', (data) => received.push(...data));
  socket.on('error', (error) => {
    closed = (error as NodeJS.ErrnoException).code;
  });
  socket.on('close', () => {
    closed ??= 'closed';
  });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  open.push({ close: () => socket.destroy() });
  return {
    send: (...bytes) => void socket.write(Uint8Array.from(bytes)),
    received,
    closed: () => closed,
    socket,
  };
}

function papers(simulator: PrinterSimulator): string[] {
  return simulator.papers().map((paper) => `${paper.end}: ${paperToText(paper).join('/')}`);
}

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 5 });

describe('a printer in order', () => {
  it('answers all four real-time questions with the fixed bits and nothing wrong', async () => {
    const { send, received } = await line(await printer());
    send(...DLE_EOT(1), ...DLE_EOT(2), ...DLE_EOT(3), ...DLE_EOT(4));
    await soon(() => expect(received).toEqual([0x12, 0x12, 0x12, 0x12]));
  });

  it('answers GS r, GS I and GS ( H in order, after what was before them came out', async () => {
    const simulator = await printer({ dotsPerSecond: 600 });
    const { send, received } = await line(simulator);
    send(
      ...text('first'),
      ...processId('0001'),
      ...text('second'),
      ...CUT,
      ...processId('0002'),
      ...PAPER_SENSOR,
      0x1d,
      0x49,
      67,
    );
    send(...DLE_EOT(4));
    await soon(() => expect(received).toHaveLength(1 + 7 + 7 + 1 + 7));
    expect(received).toEqual([
      0x12,
      ...idAnswer('0001'),
      ...idAnswer('0002'),
      0,
      0x5f,
      ...Buffer.from('BP-80'),
      0,
    ]);
    expect(papers(simulator)).toEqual(['full-cut: first/second']);
    expect(simulator.errors()).toEqual([]);
  });

  it('tells of changes by itself when asked to (GS a)', async () => {
    const simulator = await printer();
    const { send, received } = await line(simulator);
    send(0x1d, 0x61, 0xff);
    await soon(() => expect(received).toEqual([0x10, 0, 0, 0]));
    await simulator.setFaults({ coverOpen: true });
    await soon(() => expect(received.slice(4)).toEqual([0x38, 0, 0, 0]));
  });

  it('answers what is in its buffer to a computer that has ended its side', async () => {
    const { send, received, socket, closed } = await line(await printer({ dotsPerSecond: 1000 }));
    send(...text('a'), ...processId('0009'));
    socket.end();
    await soon(() => expect(closed()).toBe('closed'));
    expect(received).toEqual(idAnswer('0009'));
  });

  it('serves a second connection when the first has ended', async () => {
    const simulator = await printer();
    const first = await line(simulator);
    const second = await line(simulator);
    second.send(...DLE_EOT(1));
    first.send(...DLE_EOT(4));
    await soon(() => expect(first.received).toEqual([0x12]));
    expect(second.received).toEqual([]);
    first.socket.end();
    await soon(() => expect(second.received).toEqual([0x12]));
  });

  it('keeps to the size of its buffer while the mechanism is busy', async () => {
    const simulator = await printer({ bufferBytes: 4096, dotsPerSecond: 1 });
    const { send } = await line(simulator);
    send(...Array.from({ length: 4000 }, () => text('x'.repeat(20))).flat());
    await soon(() => expect(simulator.state().pendingBytes).toBeGreaterThan(3500));
    expect(simulator.state().pendingBytes).toBeLessThanOrEqual(4096);
  });
});

describe('paper', () => {
  it('near its end is reported by DLE EOT 4 and GS r 1, and prints', async () => {
    const simulator = await printer();
    await simulator.setFaults({ paperNearEnd: true });
    const { send, received } = await line(simulator);
    send(...DLE_EOT(1), ...DLE_EOT(4), ...text('a'), ...PAPER_SENSOR);
    await soon(() => expect(received).toEqual([0x12, 0x1e, 0x03]));
    expect(papers(simulator)).toEqual(['printing: a']);
  });

  it('that ends in mid-job stops the job; a new roll gets the rest, as in a real printer', async () => {
    const simulator = await printer();
    simulator.schedule({ after: { unit: 'lines', count: 2 }, set: { paperOut: true } });
    const { send, received } = await line(simulator);
    send(
      ...['one', 'two', 'three', 'four'].flatMap(text),
      ...CUT,
      ...processId('0003'),
      ...DLE_EOT(1),
      ...DLE_EOT(2),
      ...DLE_EOT(4),
    );
    await soon(() => expect(received).toEqual([0x1a, 0x32, 0x7e]));
    expect(papers(simulator)).toEqual(['printing: one/two']);
    await simulator.setFaults({ paperOut: false });
    await soon(() => expect(received.slice(3)).toEqual(idAnswer('0003')));
    expect(papers(simulator)).toEqual(['torn: one/two', 'full-cut: three/four']);
  });

  it.each([
    ['DLE DC4 8', CLEAR, [0x37, 0x25, 0]],
    ['DLE ENQ 2', [0x10, 0x05, 2], []],
  ])('gets no stale rest after %s', async (_, clear, answer) => {
    const simulator = await printer();
    await simulator.setFaults({ paperOut: true });
    const { send, received } = await line(simulator);
    send(...text('private'), ...clear, ...DLE_EOT(4));
    await soon(() => expect(received).toEqual([...answer, 0x7e]));
    await simulator.setFaults({ paperOut: false });
    send(...text('next resident'), ...processId('0004'));
    await soon(() => expect(received.slice(answer.length + 1)).toEqual(idAnswer('0004')));
    expect(papers(simulator).join()).toBe('printing: next resident');
  });

  it.each([
    ['DLE DC4 8', CLEAR],
    ['DLE ENQ 2', [0x10, 0x05, 2]],
  ])('gets the stale rest in spite of %s from a model that cannot clear its buffer', async (_, clear) => {
    const simulator = await printer();
    await simulator.setFaults({ paperOut: true, keepsBuffer: true });
    const { send, received } = await line(simulator);
    send(...text('private'), ...clear, ...DLE_EOT(4));
    await soon(() => expect(received).toEqual([0x7e]));
    await simulator.setFaults({ paperOut: false });
    expect(papers(simulator)).toEqual(['printing: private']);
    expect(simulator.errors()).toEqual([]);
  });

  it('gets the stale rest after ESC @ alone, which waits in the buffer like all else', async () => {
    const simulator = await printer();
    await simulator.setFaults({ paperOut: true });
    const { send } = await line(simulator);
    send(...text('private'), 0x1b, 0x40, ...text('next'));
    await soon(() => expect(simulator.state().pendingBytes).toBe(15));
    await simulator.setFaults({ paperOut: false });
    expect(papers(simulator)).toEqual(['printing: private/next']);
  });
});

describe('faults', () => {
  it.each([
    [{ coverOpen: true }, [0x1a, 0x16, 0x12, 0x12]],
    [{ cutterError: true }, [0x1a, 0x52, 0x1a, 0x12]],
    [{ overheated: true }, [0x1a, 0x52, 0x52, 0x12]],
    [{ unrecoverable: true }, [0x1a, 0x52, 0x32, 0x12]],
  ])('%o is reported in the right bits and holds the job until it is gone', async (fault, status) => {
    const simulator = await printer();
    await simulator.setFaults(fault);
    const { send, received } = await line(simulator);
    send(...text('a'), ...[1, 2, 3, 4].flatMap(DLE_EOT));
    await soon(() => expect(received).toEqual(status));
    expect(papers(simulator)).toEqual([]);
    await simulator.setFaults(Object.fromEntries(Object.keys(fault).map((name) => [name, false])));
    expect(papers(simulator)).toEqual(['printing: a']);
  });

  it('a cutter that jams at the next cut cuts when it is free', async () => {
    const simulator = await printer();
    await simulator.setFaults({ cutterJamsNext: true });
    const { send, received } = await line(simulator);
    send(...text('a'), ...CUT, ...DLE_EOT(3));
    await soon(() => expect(received).toEqual([0x1a]));
    expect(papers(simulator)).toEqual(['printing: a']);
    await simulator.setFaults({ cutterError: false });
    expect(papers(simulator)).toEqual(['full-cut: a']);
  });

  it('stalled: takes the connection, reads nothing, goes on later', async () => {
    const simulator = await printer();
    await simulator.setFaults({ stalled: true });
    const { send, received } = await line(simulator);
    send(...text('a'), ...DLE_EOT(4));
    // Two more connections are made after the bytes were sent: a printer that reads has read them by then.
    await line(simulator);
    await line(simulator);
    expect(simulator.state().receivedBytes).toBe(0);
    await simulator.setFaults({ stalled: false });
    await soon(() => expect(received).toEqual([0x12]));
  });

  it('garbage: no answer has the fixed bits of a status', async () => {
    const simulator = await printer();
    await simulator.setFaults({ garbageStatus: true });
    const { send, received } = await line(simulator);
    send(...[1, 2, 3, 4, 1].flatMap(DLE_EOT));
    await soon(() => expect(received).toHaveLength(5));
    expect(received.filter((byte) => (byte & 0x93) === 0x12)).toEqual([]);
  });

  it('silent: prints without answering; then late answers', async () => {
    const simulator = await printer();
    await simulator.setFaults({ silent: true });
    const { send, received } = await line(simulator);
    send(...DLE_EOT(1), ...text('a'), ...PAPER_SENSOR);
    await soon(() => expect(papers(simulator)).toEqual(['printing: a']));
    await simulator.setFaults({ silent: false, answerDelayMs: 100 });
    const asked = performance.now();
    send(...DLE_EOT(4));
    await soon(() => expect(received).toEqual([0x12]));
    expect(performance.now() - asked).toBeGreaterThan(90);
  });

  it('offline: drops connections, refuses new ones, comes back on the same port', async () => {
    const simulator = await printer();
    const before = await line(simulator);
    await simulator.setFaults({ offline: true });
    await soon(() => expect(before.closed()).toBeDefined());
    await expect(line(simulator)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await simulator.setFaults({ offline: false });
    const { send, received } = await line(simulator);
    send(...DLE_EOT(1));
    await soon(() => expect(received).toEqual([0x12]));
  });

  it('power off: the buffer is lost', async () => {
    const simulator = await printer();
    await simulator.setFaults({ coverOpen: true });
    const { send } = await line(simulator);
    send(...text('lost'));
    await soon(() => expect(simulator.state().pendingBytes).toBe(5));
    await simulator.setFaults({ poweredOff: true });
    await simulator.setFaults({ poweredOff: false, coverOpen: false });
    expect([simulator.state().pendingBytes, papers(simulator)]).toEqual([0, []]);
    const after = await line(simulator);
    after.send(...text('new'));
    await soon(() => expect(papers(simulator)).toEqual(['printing: new']));
  });

  it('resets the connection after so many bytes', async () => {
    const simulator = await printer();
    simulator.schedule({ after: { unit: 'bytes', count: 100 }, resetConnection: true });
    const { send, closed } = await line(simulator);
    send(...text('x'.repeat(40)));
    send(...text('x'.repeat(400)));
    await soon(() => expect(closed()).toBe('ECONNRESET'));
  });

  it('noise: automatic status that nobody asked for', async () => {
    const simulator = await printer();
    await simulator.setFaults({ noise: true });
    const { received } = await line(simulator);
    await soon(() => expect(received.length).toBeGreaterThanOrEqual(8));
    expect(received.slice(0, 4)).toEqual([0x10, 0, 0, 0]);
  });

  it('slow: forty dots take a second', async () => {
    const simulator = await printer();
    await simulator.setFaults({ slow: true });
    const { send, received } = await line(simulator);
    const begun = performance.now();
    send(...text('a'), ...processId('0005'));
    await soon(() => expect(received).toEqual(idAnswer('0005')));
    expect(performance.now() - begun).toBeGreaterThan(700);
  });

  it('refuses what is no fault', async () => {
    const simulator = await printer();
    expect(() => simulator.schedule({ after: { unit: 'lines', count: -1 } })).toThrow();
    await expect(async () => simulator.setFaults({ paper: true } as never)).rejects.toThrow();
  });
});

it('is a fresh printer after a reset, with its connections kept', async () => {
  const simulator = await printer();
  const { send, received } = await line(simulator);
  send(...text('a'), 0x1b, 0x7f);
  await soon(() => expect(simulator.errors()).toHaveLength(1));
  await simulator.setFaults({ paperOut: true });
  let told = 0;
  const stop = simulator.onChange(() => {
    told += 1;
  });
  await simulator.reset();
  expect(told).toBeGreaterThan(0);
  stop();
  expect([simulator.papers(), simulator.errors(), simulator.state().faults.paperOut]).toEqual([
    [],
    [],
    false,
  ]);
  send(...DLE_EOT(4));
  await soon(() => expect(received).toEqual([0x12]));
});

it('does all this on a serial line too, and hangs up when it is switched off', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'printer-'));
  open.push({ close: () => rmSync(folder, { recursive: true }) });
  const path = join(folder, 'tty');
  const simulator = await printer({ transport: { kind: 'pty', path } });
  const port = openSerialPort(path, 38_400);
  const received: number[] = [];
  let hungUp = false;
  port.on('data', (data: Buffer) => received.push(...data));
  port.on('close', () => {
    hungUp = true;
  });
  await new Promise((resolve) => port.open(resolve));
  port.write([...text('on paper'), ...DLE_EOT(4), ...processId('0007')]);
  await soon(() => expect(received).toEqual([0x12, ...idAnswer('0007')]));
  expect(papers(simulator)).toEqual(['printing: on paper']);
  await simulator.setFaults({ poweredOff: true });
  await soon(() => expect(hungUp).toBe(true));
  await simulator.setFaults({ poweredOff: false });
  const again = openSerialPort(path, 38_400);
  open.push({ close: () => new Promise((resolve) => again.close(resolve)) });
  const later: number[] = [];
  again.on('data', (data: Buffer) => later.push(...data));
  await new Promise((resolve) => again.open(resolve));
  again.write(DLE_EOT(1));
  await soon(() => expect(later).toEqual([0x12]));
});
