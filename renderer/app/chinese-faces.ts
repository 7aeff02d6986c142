import { useEffect } from 'react';
import type { ScreenSettings } from '../../domain/ipc/index.ts';
import { afterFirstPicture } from '../starting/index.ts';

const isChinese = (language: string): boolean => language.startsWith('zh');

/**
 * Loads the Chinese faces that the first screens do without: at once for who reads Chinese, after the first picture in a town that speaks
 * it among other languages, and never elsewhere.
 */
export function useChineseFaces(settings: ScreenSettings | null, language: string | null): void {
  const here = language !== null && isChinese(language);
  const offered = settings?.town.definition.languages.some(isChinese) ?? false;
  useEffect(() => {
    // Without them the machine's own Chinese face shows, if it has one.
    const load = (): void => void import('../design/chinese.css').catch(() => undefined);
    if (here) load();
    else if (offered) afterFirstPicture(load);
  }, [here, offered]);
}
