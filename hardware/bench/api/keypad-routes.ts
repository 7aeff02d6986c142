import { z } from 'zod';
import { KeypadEvent } from '../../../domain/keypad/index.ts';
import type { BenchDevices } from '../devices.ts';
import { json, problem, type Reply } from './reply.ts';
import { type Route, route } from './route.ts';

const pressInput = z.strictObject({ event: KeypadEvent });
/** Bytes as base64, for what no honest device sends. */
const rawInput = z.strictObject({ base64: z.base64().min(1).max(60_000) });
const plugInput = z.strictObject({ plugged: z.boolean() });

/** The navigation keypad and its headphone socket. */
export function keypadRoutes({ keypad, touch }: BenchDevices): Route[] {
  const sent = (done: boolean | undefined): Reply => {
    touch();
    return done ? json({}) : problem(409, 'The device is unplugged or not there.');
  };
  return [
    route('POST', '/api/keypad/press', pressInput, ({ event }) => sent(keypad?.press(event))),
    route('POST', '/api/keypad/raw', rawInput, ({ base64 }) =>
      sent(keypad?.send(Buffer.from(base64, 'base64'))),
    ),
    route('POST', '/api/keypad/plug', plugInput, async ({ plugged }) => {
      await (plugged ? keypad?.plug() : keypad?.unplug());
      return sent(keypad !== undefined);
    }),
  ];
}
