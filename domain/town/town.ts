import { z } from 'zod';
import { Facilities } from '../booking/index.ts';
import { TownPayments } from '../codes/index.ts';
import { FeeList } from '../form/index.ts';
import { NameRule } from '../letters/index.ts';
import { Currency } from '../money/index.ts';
import { QueueDefinition } from '../queue/index.ts';
import { SettlementSettings } from '../settlement/index.ts';
import { LanguageTag, LocalizedText, Regions } from '../text/index.ts';
import { Retention } from './retention.ts';
import { ServiceDefinition, ServiceIcon } from './service.ts';

/** A colour as `#rrggbb`. */
const Colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour such as #14532d');

/** A tile that leads to several services. */
export const ServiceGroup = z
  .object({
    groupId: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
    icon: ServiceIcon,
    title: LocalizedText,
    description: LocalizedText,
    serviceIds: z.array(z.string().max(60)).min(2).max(20).readonly(),
  })
  .readonly();
export type ServiceGroup = z.infer<typeof ServiceGroup>;

/** Words that a town chooses itself, because they must be those on its own bills. */
const TownWords = z
  .object({
    /** What stands beside the number on a bill that tells whose bill it is, e.g. `Customer number`. */
    accountNumber: LocalizedText,
    /** The question for it, e.g. `What is your customer number?`. */
    accountNumberQuestion: LocalizedText,
  })
  .readonly();

/** A town: what its residents see of it. Data only; a town is never code. */
export const TownDefinition = z
  .object({
    townId: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
    name: LocalizedText,
    /** The languages on offer, in the order in which the language screen shows them. */
    languages: z.array(LanguageTag).min(1).max(20),
    /** What a missing text falls back to. */
    defaultLanguage: LanguageTag,
    currency: Currency,
    /** How its country writes these languages, e.g. `["en-US"]`; the product's own way where it says nothing. */
    regions: Regions.optional(),
    /** IANA time zone, e.g. `Europe/Berlin`. */
    timeZone: z.string().min(3).max(60),
    /** The colour of the town: buttons and headings. */
    colour: Colour,
    /** Fills signs and shows how far the resident is; never words themselves. Without it the product's own is used. */
    accent: Colour.optional(),
    /** Without it the product's own words are used: `Customer number`. */
    words: TownWords.optional(),
    welcome: LocalizedText,
    address: LocalizedText,
    phone: z.string().max(40),
    /** Where residents go when the kiosk cannot help. */
    help: LocalizedText,
    receiptFooter: LocalizedText,
    /** What payment slips and bar codes on the town's bills say; without it only the town's own QR codes are understood. */
    payments: TownPayments.optional(),
    /** When the town's days of books end, and who closes them; without it at midnight, and one person is enough. */
    settlement: SettlementSettings.optional(),
    /** How family names are compared that residents give beside a number; without it a double name is given whole. */
    names: NameRule.optional(),
    /** Services that stand together behind one tile of the home screen, e.g. all permits. */
    groups: z.array(ServiceGroup).max(20).optional(),
    /** Services and groups in the order in which the first screen shows them; what is not named follows. */
    order: z.array(z.string().max(60)).max(80).optional(),
    /** How long personal data is kept; what is usual where it is not said. */
    retention: Retention.optional(),
  })
  .readonly();
export type TownDefinition = z.infer<typeof TownDefinition>;

/** A town with its services, as a kiosk uses it. */
export const Town = z
  .object({
    definition: TownDefinition,
    services: z.array(ServiceDefinition).min(1).max(60),
    /** What several services cost, in one place. */
    fees: FeeList,
    /** What residents wait for; not there where the town gives no numbers. */
    queues: z.array(QueueDefinition).max(20).optional(),
    /** What residents book; not there where the town lets nothing. */
    facilities: Facilities.optional(),
  })
  .readonly();
export type Town = z.infer<typeof Town>;
