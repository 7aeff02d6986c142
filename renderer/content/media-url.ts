import { useContext } from 'react';
import { ContentContext } from './content-context.ts';

/** Where the page finds a file of the content that is shown now, e.g. `media/bridge.webp`. Every version has its own place, so that no older picture is taken for it. */
export function useMediaUrl(): (file: string) => string {
  const { version } = useContext(ContentContext).current;
  return (file) => `/content/${version}/${file}`;
}
