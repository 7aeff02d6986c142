/** The arguments with which the kiosk is started unpackaged. As root Chromium's sandbox cannot work, and is left out. */
export function kioskArguments(app: string, settingsFile: string, dataFolder: string): string[] {
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [app, ...sandbox, `--settings=${settingsFile}`, `--data=${dataFolder}`];
}
