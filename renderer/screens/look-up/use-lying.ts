import { useEffect, useState } from 'react';

const LYING = '(orientation: landscape)';

/** Whether the panel lies: then results stand beside the keys, else above them. */
export function useLying(): boolean {
  const [lying, setLying] = useState(() => window.matchMedia(LYING).matches);
  useEffect(() => {
    const query = window.matchMedia(LYING);
    const look = (): void => setLying(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return lying;
}
