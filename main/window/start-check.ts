/** What a packaged kiosk may be started with besides its own arguments: how it meets the display, nothing more. */
const HARMLESS = new Set(['ozone-platform', 'ozone-platform-hint', 'force-device-scale-factor']);

/**
 * The first argument that a packaged kiosk does not take, or null. Whatever is not known is refused: debugging ports, inspectors,
 * V8 flags, missing sandboxes, proxies, extensions, command prefixes, and URLs. `own` names the kiosk's own switches.
 */
export function refusedArgument(args: readonly string[], own: readonly string[]): string | null {
  for (const argument of args) {
    const name = /^--([a-z][a-z0-9-]*)(?:=.*)?$/s.exec(argument)?.[1];
    if (name === undefined || !(HARMLESS.has(name) || own.includes(name))) return argument.slice(0, 80);
  }
  return null;
}

/**
 * Variables that change how Electron, Node, the loader or TLS work. The fuses close some of them; the rest is taken out before
 * anything reads it and before any other process inherits it.
 */
const UNWANTED_VARIABLES = [
  /^ELECTRON_/i,
  /^NODE_/i,
  /^LD_(PRELOAD|AUDIT|DEBUG.*)$/,
  /^SSLKEYLOGFILE$/i,
  /^(https?|ftp|all|no)_proxy$/i,
  /^(GTK_MODULES|GTK_PATH|GCONV_PATH|GIO_EXTRA_MODULES|MALLOC_CHECK_)$/,
  /^(CHROME|CHROMIUM|GOOGLE)_/i,
];

/** Takes unwanted variables out of an environment; returns the names of those that were there. */
export function scrubEnvironment(environment: Record<string, string | undefined>): string[] {
  const unwanted = Object.keys(environment).filter((name) =>
    UNWANTED_VARIABLES.some((pattern) => pattern.test(name)),
  );
  for (const name of unwanted) delete environment[name];
  return unwanted;
}
