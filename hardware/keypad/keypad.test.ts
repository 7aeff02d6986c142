import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { KeypadEvent } from '../../domain/keypad/index.ts';
import { type AccessKeypad, createKeyboardKeypad, openSerialKeypad } from './index.ts';
import { readKeypadLine, writeKeypadLine } from './keypad-line.ts';
import { type KeypadSimulator, startKeypadSimulator } from './simulator/index.ts';

let folder: string;
let device: KeypadSimulator;
let keypad: AccessKeypad;
let events: KeypadEvent[];

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 5 });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keypad-'));
  const path = join(folder, 'keypad');
  device = await startKeypadSimulator(path);
  keypad = openSerialKeypad({
    path,
    baudRate: 9600,
    random: () => 0.5,
    partialLineMs: 100,
    firstRetryMs: 20,
    longestRetryMs: 50,
  });
  events = [];
  keypad.onEvent((event) => events.push(event));
  await soon(() => expect(keypad.status()).toEqual({ connection: 'online' }));
});

afterEach(async () => {
  await keypad.close();
  await device.close();
  rmSync(folder, { recursive: true });
});

it('tells each key in the order in which they were pressed, one that is pressed twice twice', async () => {
  const pressed = [
    ...(['down', 'down', 'up', 'select', 'back', 'help', 'speech'] as const),
    ...(['switch-one', 'switch-one', 'switch-two'] as const),
  ];
  for (const key of pressed) device.press(key);
  await soon(() => expect(events).toEqual(pressed));
});

it('tells a change at the headphone socket once, however often the keypad says it', async () => {
  device.press('headphones-in');
  device.press('headphones-in');
  device.press('up');
  device.press('headphones-out');
  await soon(() => expect(events).toEqual(['headphones-in', 'up', 'headphones-out']));
  expect(keypad.headphones()).toBe(false);
});

it('presses nothing for garbage, for half a line and for 10 kB, and hears the next key', async () => {
  device.send(Uint8Array.from({ length: 256 }, (_, code) => code));
  device.send(
    Buffer.from(`\r\n${'KEY UP'.repeat(2_000)}\r\nkey up\r\nKEY  UP\r\n KEY UP\r\nKEY UPKEY UP\r\nKEY\r\n`),
  );
  device.press('select');
  await soon(() => expect(events).toEqual(['select']));
  device.send(Buffer.from('KEY HE'));
  device.press('headphones-out');
  device.send(Buffer.from('LP\r\n'));
  device.press('back');
  await soon(() => expect(events).toEqual(['select', 'back']));
});

it('takes headphones for pulled out while the plug is pulled, and finds them again when it comes back', async () => {
  device.press('headphones-in');
  await soon(() => expect(keypad.headphones()).toBe(true));
  await device.unplug();
  await soon(() => expect(events).toEqual(['headphones-in', 'headphones-out']));
  expect(keypad.status()).toEqual({ connection: 'offline' });
  await device.plug();
  await soon(() => expect(events).toEqual(['headphones-in', 'headphones-out', 'headphones-in']));
  device.press('down');
  await soon(() => expect(events.at(-1)).toBe('down'));
});

it('has a line for every event, and reads it back', () => {
  for (const event of KeypadEvent.options) expect(readKeypadLine(writeKeypadLine(event))).toBe(event);
  expect(readKeypadLine('')).toBeNull();
});

it('takes its own keys from a keyboard and no others, and hears a key once for press and release', () => {
  const keyboard = createKeyboardKeypad({ up: 'F18', 'headphones-in': 'F15' });
  const heard: KeypadEvent[] = [];
  keyboard.onEvent((event) => heard.push(event));
  expect([keyboard.take('F18', true), keyboard.take('F18', false), keyboard.take('F15', true)]).toEqual([
    true,
    true,
    true,
  ]);
  expect([keyboard.take('F5', true), keyboard.take('a', true)]).toEqual([false, false]);
  expect(heard).toEqual(['up', 'headphones-in']);
  expect(keyboard.headphones()).toBe(true);
});
