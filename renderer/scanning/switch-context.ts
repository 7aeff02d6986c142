import { createContext, useContext } from 'react';
import type { Shown, SwitchSettings } from './scanner.ts';

/** A resident's personal switch: how it is set, and what its frame is around. */
export type PersonalSwitch = {
  /** Whether a button of one was pressed in this session. */
  readonly isUsed: boolean;
  readonly settings: SwitchSettings;
  readonly set: (part: Partial<SwitchSettings>) => void;
  readonly shown: Shown<HTMLElement> | null;
  /** The frame stays where it is until the next press. */
  readonly rest: () => void;
  /** What was chosen by a frame that moves by itself, and moves money: pressed only when it is chosen once more. */
  readonly asked: HTMLElement | null;
  readonly answer: (press: boolean) => void;
};

export const SwitchContext = createContext<PersonalSwitch | null>(null);

export function usePersonalSwitch(): PersonalSwitch {
  const personal = useContext(SwitchContext);
  if (!personal) throw new Error('a personal switch outside of a session');
  return personal;
}
