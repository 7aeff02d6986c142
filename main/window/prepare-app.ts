import type { App } from 'electron';
import type { Blocked } from '../ipc/index.ts';
import { guardApp } from './guard-contents.ts';
import { registerScheme } from './serve-app.ts';
import { refusedArgument, scrubEnvironment } from './start-check.ts';

export type PrepareParts = {
  readonly app: App;
  readonly args: readonly string[];
  readonly environment: Record<string, string | undefined>;
  /** The kiosk's own switches, without dashes. */
  readonly ownSwitches: readonly string[];
  readonly onBlocked: (blocked: Blocked) => void;
};

/** `refused`: end with this exit code (sysexits EX_USAGE) after logging the sentence. `second`: another one runs already. */
export type Prepared =
  | { readonly kind: 'ready-to-start'; readonly scrubbed: readonly string[] }
  | { readonly kind: 'refused'; readonly exitCode: 64; readonly sentence: string }
  | { readonly kind: 'second' };

/**
 * The first thing that main does, before the app is ready and after its userData path is set (the lock belongs to it). In a packaged app
 * unknown arguments are refused; in development Playwright's switches work.
 */
export function prepareApp(parts: PrepareParts): Prepared {
  const { app } = parts;
  if (app.isPackaged) {
    const refused = refusedArgument(parts.args, parts.ownSwitches);
    if (refused !== null) return usage(`The kiosk does not take the argument ${JSON.stringify(refused)}.`);
    // Also set by a variable that Electron reads before us.
    if (app.commandLine.hasSwitch('no-sandbox')) return usage('The kiosk does not run without its sandbox.');
  }
  const scrubbed = app.isPackaged ? scrubEnvironment(parts.environment) : [];
  if (!app.requestSingleInstanceLock()) return { kind: 'second' };
  // As root, in development, there is none: enabling it there would only end every child process at its start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.commandLine.appendSwitch('disable-pinch');
  app.commandLine.appendSwitch('overscroll-history-navigation', '0');
  app.commandLine.appendSwitch('disable-http-cache');
  registerScheme();
  guardApp(app, parts.onBlocked);
  return { kind: 'ready-to-start', scrubbed };
}

const usage = (sentence: string): Prepared => ({ kind: 'refused', exitCode: 64, sentence });
