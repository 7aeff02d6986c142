import { z } from 'zod';

// The parts of HSDS 3.0 objects that are taken; others may be there. Null means the same as nothing.
const words = z.string().nullish();
const id = z.string().min(1).max(200);
const number = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .nullish();
const some = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).max(10_000).nullish();

const Phone = z.object({ number: z.string(), type: words });
export const Schedule = z.object({
  freq: words,
  interval: number,
  byday: words,
  bymonthday: words,
  byweekno: words,
  byyearday: words,
  opens_at: words,
  closes_at: words,
  valid_from: words,
  valid_to: words,
});
export type Schedule = z.infer<typeof Schedule>;
const Address = z.object({
  address_1: words,
  address_2: words,
  city: words,
  postal_code: words,
  address_type: words,
});
export const Location = z.object({
  id,
  name: words,
  location_type: words,
  description: words,
  url: words,
  latitude: number,
  longitude: number,
  addresses: some(Address),
  phones: some(Phone),
  schedules: some(Schedule),
  accessibility: some(z.object({ description: words, details: words })),
});
export type Location = z.infer<typeof Location>;
const AtLocation = z.object({ location: Location.nullish(), phones: some(Phone), schedules: some(Schedule) });
/** What a thing is filed under: the term itself, or only its id where the file has it elsewhere. */
export const Term = z.object({ id: words, name: words, parent_id: words });
export type Term = z.infer<typeof Term>;
const Attribute = z.object({ taxonomy_term_id: words, taxonomy_term: Term.nullish() });
export type Attribute = z.infer<typeof Attribute>;
const ownOrganization = z.object({
  id,
  name: z.string(),
  description: words,
  email: words,
  website: words,
  url: words,
  phones: some(Phone),
  locations: some(Location),
  attributes: some(Attribute),
});
export const Service = z.object({
  id,
  name: z.string(),
  description: words,
  status: words,
  url: words,
  email: words,
  eligibility_description: words,
  application_process: words,
  fees_description: words,
  phones: some(Phone),
  schedules: some(Schedule),
  service_at_locations: some(AtLocation),
  organization: ownOrganization.nullish(),
  attributes: some(Attribute),
});
export type Service = z.infer<typeof Service>;
export const Organization = ownOrganization.extend({ services: some(Service) });
export type Organization = z.infer<typeof Organization>;
