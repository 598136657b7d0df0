import fc from 'fast-check';
import { z } from 'zod';

type Json = z.core.JSONSchema.JSONSchema;
type Any = fc.Arbitrary<unknown>;

/** Nested so deep that a careless reader runs out of stack. */
const deep = JSON.parse(`${'['.repeat(3_000)}${']'.repeat(3_000)}`);
const strings = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\uD800',
  'x\uDFFF',
  '\u202Egnp.exe',
  '\u200F\u061Cשלום',
  '한글\u0301\u200D',
  "' OR 1=1; --",
  '"); DROP TABLE contents; --',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '%00%2e%2e%2f',
  '#{7*7}{{7*7}}',
  '\r\nSet-Cookie: a=b',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF',
  '2026-02-31T00:00:00.000Z',
  '+275760-09-13T00:00:00.001Z',
  '-000001-01-01T00:00:00Z',
  'NaN',
  '1e309',
  '__proto__',
  'x'.repeat(70_000),
  '가'.repeat(9_000),
];
const others = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 31,
  2 ** 53,
  -1e308,
  [],
  {},
  [[]],
  deep,
  JSON.parse('{"__proto__": {"admin": true}, "constructor": {"prototype": 1}, "toString": 1}'),
];

export const hostileString: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...strings),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.base64String({ maxLength: 60 }),
);
/** Whatever JSON can carry, most of it unwelcome. */
const hostile: Any = fc.oneof(hostileString, fc.constantFrom(...others), fc.jsonValue());

/** Values for a schema, most parts of each as it asks, some anything at all. `ids` are those of things that are there. */
export function mixed(schema: z.ZodType, ids: readonly string[]): Any {
  const asked = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  // Large inputs need many good parts to get past the first check.
  return fc.oneof(...[8, 60].map((good) => node(asked, { ids, good })));
}

/** What is there to be named, and how many parts are good for each bad one. */
type Means = { readonly ids: readonly string[]; readonly good: number };

function node(schema: Json | boolean, means: Means): Any {
  const asked = typeof schema === 'boolean' ? fc.jsonValue() : asAsked(schema, means);
  return fc.oneof({ weight: means.good, arbitrary: asked }, { weight: 1, arbitrary: hostile });
}

function asAsked(schema: Json, means: Means): Any {
  const { enum: values, anyOf, oneOf, const: only } = schema;
  if (values) return fc.constantFrom(...values);
  if (only !== undefined) return fc.constant(only);
  const either = anyOf ?? oneOf;
  if (either) return fc.oneof(...either.map((one) => node(one, means)));
  if (schema.type === 'object') return objectOf(schema, means);
  if (schema.type === 'array') {
    return fc.array(node((schema.items ?? true) as Json, means), { maxLength: 3 });
  }
  if (schema.type === 'string') return stringOf(schema, means);
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type !== 'integer' && schema.type !== 'number') return fc.jsonValue();
  return fc.integer({
    min: Math.max(-9, schema.minimum ?? -9),
    max: Math.min(schema.maximum ?? 99, 99),
  });
}

const stringOf = ({ format, maxLength }: Json, { ids }: Means): Any =>
  format === 'uuid'
    ? fc.oneof(fc.constantFrom(...ids), fc.uuid())
    : fc.string({ minLength: 1, maxLength: Math.min(maxLength ?? 30, 30), unit: 'grapheme' });

/** Each field there or, seldom, not; and seldom one that nobody asked for. */
function objectOf({ properties = {}, required = [] }: Json, means: Means): Any {
  const fields = Object.entries(properties).map(([name, one]) => {
    const there = node(one, means).map((value) => [[name, value]]);
    const weight = required.includes(name) ? 20 : 2;
    return fc.oneof({ weight, arbitrary: there }, { weight: 1, arbitrary: fc.constant([]) });
  });
  const more = fc.oneof(
    { weight: means.good, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(hostileString, hostile).map((field) => [field]) },
  );
  return fc
    .tuple(...fields, more)
    .map((parts) => Object.fromEntries(parts.flat() as [string, unknown][]));
}
