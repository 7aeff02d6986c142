import { z } from 'zod';

/**
 * What happens at the navigation keypad: its four keys and the help key, the raised key that starts speech, its headphone
 * socket, and the one or two buttons of a personal switch that a resident has plugged in.
 */
export const KeypadEvent = z.enum([
  'up',
  'down',
  'back',
  'select',
  'help',
  'speech',
  'headphones-in',
  'headphones-out',
  'switch-one',
  'switch-two',
]);
/** The buttons of a personal switch; the second is there only on switches that have two. */
export const SwitchButton = KeypadEvent.extract(['switch-one', 'switch-two']);
export type SwitchButton = z.infer<typeof SwitchButton>;
export type KeypadEvent = z.infer<typeof KeypadEvent>;
