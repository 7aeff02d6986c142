import type { Unsubscribe } from '../device-status.ts';

/** Listeners of one kind of event. */
export type Listeners<Event> = {
  add(listener: (event: Event) => void): Unsubscribe;
  tell(event: Event): void;
  clear(): void;
};

export function createListeners<Event>(): Listeners<Event> {
  const listeners = new Set<(event: Event) => void>();
  return {
    add(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell(event) {
      for (const listener of [...listeners]) listener(event);
    },
    clear: () => listeners.clear(),
  };
}
