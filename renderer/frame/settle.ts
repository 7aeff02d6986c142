const SETTLES_MS = 300;

/** Lets taps meant for what was on the screen before go nowhere for a moment. Returns the function that ends it sooner. */
export function settle(): () => void {
  const page = document.documentElement;
  page.dataset.settling = '';
  const end = (): void => {
    window.clearTimeout(timer);
    delete page.dataset.settling;
  };
  const timer = window.setTimeout(end, SETTLES_MS);
  return end;
}
