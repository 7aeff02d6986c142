import { messageOf } from '../../domain/failure/index.ts';
import { startBenchServer } from './api/index.ts';
import { startDevices } from './devices.ts';
import { parseOptions } from './options.ts';

/** The bench as a program: starts the simulated devices and the page, says where they are in one line, ends on SIGTERM. */
async function main(): Promise<void> {
  const parsed = parseOptions(process.argv.slice(2));
  if (parsed.kind === 'wrong') {
    console.error(`bench: ${parsed.message}`);
    process.exitCode = 2;
    return;
  }
  const { options } = parsed;
  const devices = await startDevices(options, () => new Date());
  const page = await startBenchServer({ host: options.host, port: options['page-port'] }, devices).catch(
    async (error: unknown) => {
      await devices.close();
      throw error;
    },
  );

  const stop = (): void => {
    void page.close().then(devices.close);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  const { printer, terminal, scanner, reader, keypad, mail } = devices;
  const ready = {
    ready: true,
    page: page.url,
    printer: printer.address,
    terminal: {
      host: terminal.host,
      port: terminal.port,
      poiId: terminal.poiId,
      caPath: devices.terminalCaPath,
      keyIdentifier: options['terminal-key-id'],
      keyVersion: options['terminal-key-version'],
    },
    scanner: scanner === undefined ? null : { path: scanner.path },
    reader: reader === undefined ? null : { path: reader.path },
    keypad: keypad === undefined ? null : { path: keypad.path },
    smtp: { host: options.host, port: mail.port },
  };
  console.log(JSON.stringify(ready));
}

main().catch((error: unknown) => {
  console.error(`bench: ${messageOf(error)}`);
  process.exitCode = 1;
});
