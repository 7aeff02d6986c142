/** Waits until something has come about, and fails when it does not. */
export async function until(condition: () => boolean, withinMs = 8_000): Promise<void> {
  const endsAt = performance.now() + withinMs;
  while (!condition()) {
    if (performance.now() > endsAt) throw new Error('did not come about');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
