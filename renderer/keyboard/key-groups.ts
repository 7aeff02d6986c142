/** One keyboard of the screen, and one row of its keys or of what they may stand for. */
const KEYBOARD = 'fieldset[data-keyboard]';
const ROW = '.hg-row, [data-candidates]';
const KEYS = 'button';
/** As many keys can be gone through one by one; more are entered by rows. */
const MOST_AT_ONCE = 12;

/**
 * The keys of the screen in groups, for residents who can only go forth and back: a pad of numbers is one group, letters are one
 * group a row. A group is one stop among the others; it is entered to come to its keys.
 */
export function keyGroups(scope: Element): HTMLElement[] {
  return [...scope.querySelectorAll<HTMLElement>(KEYBOARD)].flatMap((keyboard) => {
    const all = keyboard.querySelectorAll(KEYS);
    const groups = all.length <= MOST_AT_ONCE ? [keyboard] : [...keyboard.querySelectorAll<HTMLElement>(ROW)];
    return groups.filter((group) => group.querySelector(KEYS) !== null);
  });
}

export function keysOf(group: Element): HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>(KEYS)];
}

/** Lets a group take the focus; a row has its keys as its name, to listen to. */
export function readyForFocus(group: HTMLElement): HTMLElement {
  group.tabIndex = -1;
  if (group.matches(ROW)) {
    group.role = 'group';
    group.ariaLabel = keysOf(group)
      .map((key) => key.ariaLabel ?? key.textContent ?? '')
      .join(', ');
  }
  return group;
}
