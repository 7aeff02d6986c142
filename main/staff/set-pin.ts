import { createInterface } from 'node:readline/promises';
import { hashPin, isPin } from './pin-hash.ts';

/** `node main/staff/set-pin.ts`: reads a PIN from the standard input (so that no shell history keeps it) and writes its hash. */
async function main(): Promise<number> {
  const lines = createInterface({ input: process.stdin, terminal: false });
  if (process.stdin.isTTY) process.stderr.write('New staff PIN (6 to 12 digits): ');
  for await (const line of lines) {
    lines.close();
    const pin = line.trim();
    if (!isPin(pin)) break;
    process.stdout.write(`${await hashPin(pin)}\n`);
    process.stderr.write('Put this line into the settings, as staff.pinHash.\n');
    return 0;
  }
  process.stderr.write('A staff PIN is 6 to 12 digits.\n');
  return 1;
}

process.exitCode = await main();
