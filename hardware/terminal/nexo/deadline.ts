/** A wait that ends by a time, or earlier when its parent does. `clear` must be called when the wait is over. */
export type Deadline = { readonly signal: AbortSignal; clear(): void };

/** Made by hand: a signal composed of AbortSignal.any and AbortSignal.timeout may be collected before it fires. */
export function createDeadline(ms: number, parent: AbortSignal): Deadline {
  const controller = new AbortController();
  const end = () => controller.abort(new Error('the deadline has passed'));
  const timer = setTimeout(end, ms);
  parent.addEventListener('abort', end, { once: true });
  if (parent.aborted) end();
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      parent.removeEventListener('abort', end);
    },
  };
}
