import { z } from 'zod';
import { isWithinYears } from '../../domain/time/index.ts';
import { TownDefinition } from '../../domain/town/index.ts';

/** Parts that several contracts have. */
export const Instant = z.iso.datetime();
/** Whole minor units. */
export const Amount = z.int();
/** What a person found out, and why they settle it so. */
export const Finding = z.string().trim().min(3).max(1_000);
/** Which transaction of which kiosk. */
export const TRANSACTION = { kioskId: z.uuid(), transactionId: z.string().max(60) };
export const TownId = TownDefinition.unwrap().shape.townId;
/** How many rows, and after which. */
export const limit = z.coerce.number().int().min(1).max(200).default(50);
export const cursor = z.string().max(200).optional();
/** After which row, where rows are in the order of time: an instant and the row's id. */
export const timeCursor = z
  .string()
  .max(200)
  .refine((text) => text === '' || isWithinYears(text), 'what `next` said')
  .optional();
