import { z } from 'zod';

const POISONS = [
  '\0',
  'a\0b',
  '\ud800',
  '0000-01-01',
  '9999-12-31',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '-271821-04-20T00:00:00.000Z/x',
  '+275760-09-13T00:00:00.000Z/x',
];

/** What a text may have to look like, so that what stands beside the poison is taken. */
const SAMPLES = [
  'millbrook',
  'MILL1',
  'A-100',
  'MILL1-1',
  'report',
  'ids',
  '1.0.0',
  'ABCD-EFGH-2345-67AB',
  'en',
  'EUR',
  '12:00',
  'a'.repeat(64),
  '0'.repeat(64),
  `${'A'.repeat(43)}=`,
  `${'A'.repeat(86)}==`,
];

type Schema = {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
};

export type PoisonedInput = { readonly input: unknown; readonly at: string; readonly poison: string };

/** `npm run attack` tries every poison at every text; `npm test` at each text every third one, in turn. */
const IN_TURN = process.env.TOWNHALL_ATTACKS === 'whole' ? 1 : 3;

/** An input for a schema with one poison at one text, for every text of the schema. */
export function* poisonedInputs(request: z.ZodType): Generator<PoisonedInput> {
  const schema = z.toJSONSchema(request, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema;
  for (const [index, at] of textsOf(schema, []).entries()) {
    for (const poison of POISONS.filter((_, turn) => turn % IN_TURN === index % IN_TURN)) {
      yield { input: withAt(sampleOf(schema), at, poison), at: at.join('.'), poison };
    }
  }
}

function textsOf(schema: Schema, at: readonly string[]): string[][] {
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice) return textsOf(choice, at);
  if (schema.type === 'string' || schema.type === 'number' || schema.type === 'integer') return [[...at]];
  if (schema.type === 'array' && schema.items) return textsOf(schema.items, [...at, '0']);
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => textsOf(part, [...at, name]));
}

function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice) return sampleOf(choice);
  switch (schema.type) {
    case 'string':
      return sampleText(schema);
    case 'number':
    case 'integer':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'array':
      return schema.items ? [sampleOf(schema.items)] : [];
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, part]) => [name, sampleOf(part)]),
      );
    default:
      return null;
  }
}

function sampleText({ format, pattern, minLength }: Schema): string {
  if (format === 'uuid') return '9a1c2a34-4a57-4d0e-8b1c-0a1b2c3d4e5f';
  if (format === 'date') return '2026-12-01';
  if (format === 'date-time') return '2026-12-01T10:00:00Z';
  if (format === 'email') return 'ann@example.org';
  const fits = new RegExp(pattern ?? '', 'u');
  return (
    SAMPLES.find((one) => fits.test(one) && one.length >= (minLength ?? 0)) ?? 'x'.repeat(minLength ?? 1)
  );
}

function withAt(value: unknown, [first, ...rest]: readonly string[], poison: string): unknown {
  if (first === undefined) return poison;
  if (Array.isArray(value)) return [withAt(value[0], rest, poison), ...value.slice(1)];
  const object = (value ?? {}) as Record<string, unknown>;
  return { ...object, [first]: withAt(object[first], rest, poison) };
}
