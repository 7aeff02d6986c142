import { useEffect, useRef, useState } from 'react';
import { growsOld, knownPhase, type Phase, phasesUpTo } from './known-phase.ts';

/** A terminal that has told nothing for so long may be somewhere else by now. */
const BELIEVED_MS = 15_000;

/** The phase as the screen may tell it; see `knownPhase`. */
export function useKnownPhase(phase: Phase): Phase {
  const [old, setOld] = useState<Phase | null>(null);
  const past = useRef<readonly Phase[]>([]);
  useEffect(() => {
    past.current = phasesUpTo(past.current, phase);
    setOld(null);
    if (!growsOld(phase)) return;
    const timer = window.setTimeout(setOld, BELIEVED_MS, phase);
    return () => window.clearTimeout(timer);
  }, [phase]);
  const before = past.current.at(-1) === phase ? past.current.slice(0, -1) : past.current;
  return knownPhase(before, phase, old === phase);
}
