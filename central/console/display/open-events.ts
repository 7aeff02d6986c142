import type { OpenEvents } from './follow.ts';

/** Opens the browser's own server-sent events. */
export const openEvents: OpenEvents = (path, { said, failed }) => {
  const source = new EventSource(path);
  source.onmessage = ({ data }) => said(String(data));
  source.onerror = failed;
  return { close: () => source.close() };
};
