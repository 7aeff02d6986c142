import { useEffect, useState } from 'react';
import { loadPinyin, type Pinyin } from '../pinyin/index.ts';

/** What makes Chinese of the letters that are typed, in a language that needs it; null until it is there. */
export function usePinyin(needed: boolean): Pinyin | null {
  const [pinyin, setPinyin] = useState<Pinyin | null>(null);
  useEffect(() => {
    if (!needed) return;
    let over = false;
    // Without it the letters stay what they are.
    loadPinyin().then(
      (loaded) => {
        if (!over) setPinyin(loaded);
      },
      () => undefined,
    );
    return () => {
      over = true;
    };
  }, [needed]);
  return needed ? pinyin : null;
}
