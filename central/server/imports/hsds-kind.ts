/** What the lists of an HSDS API hold. */
export type HsdsKind =
  | 'service'
  | 'organization'
  | 'location'
  | 'taxonomy term'
  | 'taxonomy'
  | 'contact'
  | 'program';

/** All that a program has: it names its organization as a service does, and has no status. */
const OF_A_PROGRAM = new Set([
  'id',
  'organization',
  'organization_id',
  'name',
  'alternate_name',
  'description',
  'attributes',
  'metadata',
]);
const isProgram = (value: object): boolean =>
  'alternate_name' in value && Object.keys(value).every((field) => OF_A_PROGRAM.has(field));

/**
 * The fields by which each kind is known (HSDS 3.0), in the order in which they are looked for: a location and a contact can
 * name their organization, as a service does; an organization can have a URI, as a taxonomy has.
 */
const KNOWN_BY: readonly (readonly [HsdsKind, readonly string[]])[] = [
  ['organization', ['services']],
  ['location', ['location_type', 'latitude', 'longitude', 'transportation']],
  ['contact', ['service_id', 'location_id', 'title', 'department']],
  [
    'service',
    [
      'status',
      'organization',
      'organization_id',
      'service_at_locations',
      'eligibility_description',
      'application_process',
      'fees_description',
    ],
  ],
  [
    'organization',
    [
      'website',
      'legal_status',
      'locations',
      'organization_identifiers',
      'parent_organization_id',
      'year_incorporated',
      'tax_status',
    ],
  ],
  ['taxonomy term', ['taxonomy', 'taxonomy_id', 'taxonomy_detail', 'term_uri', 'parent_id']],
  ['taxonomy', ['uri', 'version']],
];

/** What an object of HSDS is, by its fields; null when none of them tells: a name alone makes no service. */
export const kindOf = (value: object): HsdsKind | null => (isProgram(value) ? 'program' : kindByField(value));

const kindByField = (value: object): HsdsKind | null =>
  KNOWN_BY.find(([, fields]) => fields.some((field) => field in value))?.[0] ?? null;

/** Kinds as a sentence names them. */
export const kindsInWords = (kinds: Iterable<HsdsKind>): string =>
  [...new Set(kinds)].map((kind) => (kind === 'taxonomy' ? 'taxonomies' : `${kind}s`)).join(' and ');
