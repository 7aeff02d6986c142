import { z } from 'zod';

/**
 * What happens at the navigation keypad: its four keys and the help key, the raised key that starts speech, and its
 * headphone socket.
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
]);
export type KeypadEvent = z.infer<typeof KeypadEvent>;
