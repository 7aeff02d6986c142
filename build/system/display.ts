import { spawn } from 'node:child_process';

export type Display = { readonly name: string; readonly started: boolean; readonly stop: () => void };

const START_DEADLINE_MS = 15_000;

/** The display that is there, or a virtual one of this size (pixels), started on a free number and ended with this process. */
export async function ensureDisplay(width = 1080, height = 1920): Promise<Display> {
  const existing = process.env.DISPLAY;
  if (existing || process.platform !== 'linux')
    return { name: existing ?? '', started: false, stop: () => undefined };
  return startDisplay(width, height);
}

/** Starts a virtual display of its own, whatever display there is. With a folder, what it shows lies in a file there. */
export async function startDisplay(width: number, height: number, folder?: string): Promise<Display> {
  const screen = `${width}x${height}x24`;
  const parameters = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-dpi', '96'];
  if (folder !== undefined) parameters.push('-fbdir', folder);
  const server = spawn('Xvfb', parameters, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((resolve, reject) => {
    const deadline = setTimeout(
      () => reject(new Error('The virtual display did not start.')),
      START_DEADLINE_MS,
    );
    server.once('error', () =>
      reject(new Error('Xvfb is missing: install it with: sudo apt-get install -y xvfb')),
    );
    server.once('exit', () => reject(new Error('The virtual display ended at once.')));
    server.stdio[3]?.once('data', (data: Buffer) => {
      clearTimeout(deadline);
      resolve(data.toString().trim());
    });
  });
  const stop = (): void => {
    server.kill('SIGTERM');
  };
  process.once('exit', stop);
  return { name: `:${number}`, started: true, stop };
}
