/** True for a press that counts. */
export type SteadyPress<Button> = (button: Button, atMs: number, restMs: number) => boolean;

/**
 * Repeated presses of one button are one until it was at rest for so long (EN 301 549, 5.8 and 5.9): hands that shake, and contacts that bounce.
 * Another button counts at once.
 */
export function createSteadyPress<Button>(): SteadyPress<Button> {
  const lastMs = new Map<Button, number>();
  return (button, atMs, restMs) => {
    const last = lastMs.get(button);
    lastMs.set(button, atMs);
    return last === undefined || atMs - last >= restMs;
  };
}
