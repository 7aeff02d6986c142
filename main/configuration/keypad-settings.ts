import { z } from 'zod';
import { KeypadEvent } from '../../domain/keypad/index.ts';
import { SerialLine } from './serial-line.ts';

/** A key by its DOM name. Only what nobody types or moves by: function keys beyond those of a keyboard, and a few unused ones. */
const KeyName = z
  .string()
  .regex(
    /^(F(1[3-9]|2[0-4])|Pause|ScrollLock|Insert|Help)$/,
    'F13 to F24, Pause, ScrollLock, Insert or Help',
  );

const Keys = z
  .partialRecord(KeypadEvent, KeyName)
  .refine(
    (keys) => new Set(Object.values(keys)).size === Object.keys(keys).length,
    'a key of its own for each',
  )
  .refine(
    ({ up, down, select, 'switch-one': personal }) =>
      personal !== undefined || (up !== undefined && down !== undefined && select !== undefined),
    'at least up, down and select, or the first button of a personal switch',
  );

/** The navigation keypad: on a serial line, or taken by the machine for a keyboard, as those with USB and adapters for a personal switch mostly are. */
export const KeypadSettings = z.discriminatedUnion('kind', [
  SerialLine.extend({ kind: z.literal('serial') }),
  z.strictObject({ kind: z.literal('keyboard'), keys: Keys }),
]);
