import { z } from 'zod';
import type { BenchDevices } from '../devices.ts';
import { json, problem, type Reply } from './reply.ts';
import { nothing, type Route, route } from './route.ts';

const scanInput = z.strictObject({ code: z.string().min(1).max(20_000) });
const cardInput = z.strictObject({ cardNumber: z.string().min(1).max(20_000) });
/** Bytes as base64, for what no honest device sends. */
const rawInput = z.strictObject({ base64: z.base64().min(1).max(60_000) });
const plugInput = z.strictObject({ plugged: z.boolean() });
const answerInput = z.strictObject({ answer: z.enum(['accept', 'refuse-for-now', 'refuse']) });

/** Scanner, card reader and mails. */
export function personRoutes(devices: BenchDevices): Route[] {
  const { scanner, reader, mail } = devices;
  const sent = (done: boolean | undefined): Reply =>
    done ? json({}) : problem(409, 'The device is unplugged or not there.');
  const plug = async (device: typeof scanner | typeof reader, plugged: boolean): Promise<Reply> => {
    if (device === undefined) return problem(409, 'The device is not there.');
    await (plugged ? device.plug() : device.unplug());
    devices.touch();
    return json({});
  };
  return [
    route('POST', '/api/scanner/scan', scanInput, ({ code }) => sent(scanner?.scan(code))),
    route('POST', '/api/scanner/raw', rawInput, ({ base64 }) =>
      sent(scanner?.send(Buffer.from(base64, 'base64'))),
    ),
    route('POST', '/api/scanner/plug', plugInput, ({ plugged }) => plug(scanner, plugged)),
    route('POST', '/api/reader/card', cardInput, ({ cardNumber }) => sent(reader?.present(cardNumber))),
    route('POST', '/api/reader/raw', rawInput, ({ base64 }) =>
      sent(reader?.send(Buffer.from(base64, 'base64'))),
    ),
    route('POST', '/api/reader/plug', plugInput, ({ plugged }) => plug(reader, plugged)),
    route('GET', '/api/mails', nothing, () => json(mail.mails())),
    route('POST', '/api/mails/clear', nothing, () => {
      mail.clear();
      return json({});
    }),
    route('POST', '/api/mails/answer', answerInput, ({ answer }) => {
      mail.setAnswer(answer);
      return json({});
    }),
  ];
}
