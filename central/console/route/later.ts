import { type ComponentType, lazy } from 'react';

/** A page's content, whose code is fetched when it is first shown: who signs in waits for no page but the one that shows. */
export const later = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => ({ default: await load() }));
