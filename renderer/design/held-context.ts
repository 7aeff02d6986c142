import { createContext, useContext } from 'react';

/** Whether an action is under way: buttons then do nothing. */
export const HeldContext = createContext(false);
export const useHeld = (): boolean => useContext(HeldContext);
