/** Something to read that takes the focus and may be longer than its room. */
const SCROLLS = '[data-scrolls]';
/** How much of the area stays in sight, so that nobody loses the line. */
const STAYS = 0.2;

/** Moves a long text that has the focus on by most of its room; false where there is no more of it in that direction. */
export function scrollOn(focused: Element, way: 'up' | 'down'): boolean {
  if (!focused.matches(SCROLLS)) return false;
  // With large words it is the whole screen that scrolls.
  for (let room: Element | null = focused; room; room = room.parentElement) {
    if (!/auto|scroll/.test(getComputedStyle(room).overflowY)) continue;
    const before = room.scrollTop;
    const step = room.clientHeight * (1 - STAYS);
    room.scrollTop = before + (way === 'down' ? step : -step);
    if (Math.abs(room.scrollTop - before) >= 1) return true;
  }
  return false;
}

/** Moves a long text that has the focus back to its beginning, with all that it stands in. */
export function scrollToStart(focused: Element): void {
  for (let room: Element | null = focused; room; room = room.parentElement) room.scrollTop = 0;
}
