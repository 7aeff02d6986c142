/** A page that nobody draws, because its window is not shown, has no frames. */
const AT_LATEST_MS = 500;

/** Does the work once what stands on the page has been drawn. */
export function afterFirstPicture(work: () => void): void {
  let begun = false;
  const begin = (): void => {
    if (begun) return;
    begun = true;
    window.clearTimeout(timer);
    work();
  };
  const timer = window.setTimeout(begin, AT_LATEST_MS);
  // The first call comes before the frame is drawn, the second one after it.
  requestAnimationFrame(() => requestAnimationFrame(begin));
}
