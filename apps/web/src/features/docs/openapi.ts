/** The parts of an OpenAPI 3.1 document that our reference shows. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly (string | null)[];
  readonly default?: unknown;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
};
type Media = Readonly<Record<string, { readonly schema: Schema }>>;
export type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Schema;
};
export type Operation = {
  readonly summary?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Media };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content?: Media }>
  >;
};
export type OpenApi = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

export const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof methods)[number];
export type Endpoint = {
  /** Unique on the page, for links: `post-contents`, `get-contents-id`. */
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly operation: Operation;
};

/** Every call of the document, in its order. */
export function endpointsOf({ paths }: OpenApi): Endpoint[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    methods.flatMap((method) => {
      const operation = operations[method];
      const id = `${method}${path.replaceAll(/[{}]/g, '').replaceAll('/', '-')}`;
      return operation ? [{ id, method, path, operation }] : [];
    }),
  );
}

/** The name of a schema that is told elsewhere on the page, or null. */
export const nameOf = (schema: Schema): string | null =>
  schema.$ref?.slice(schema.$ref.lastIndexOf('/') + 1) ?? null;

/** The named schema inside an answer: itself, or what its list holds. */
export function namedIn(schema: Schema): { readonly name: string; readonly list: boolean } | null {
  const own = nameOf(schema);
  if (own) return { name: own, list: false };
  const items = schema.properties?.items?.items;
  const listed = items ? nameOf(items) : null;
  return listed ? { name: listed, list: true } : null;
}

/** A type in a few words: `string (uuid)`, `"private" | "link"`, `list of string`. */
export function typeOf(schema: Schema): string {
  const named = nameOf(schema);
  if (named) return named;
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const either = schema.oneOf ?? schema.anyOf;
  if (either) return either.map(typeOf).join(' | ');
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'any'}`;
  if (schema.type === 'object' && schema.properties) {
    const parts = Object.entries(schema.properties).map(([name, one]) => `${name}: ${typeOf(one)}`);
    return `{ ${parts.join(', ')} }`;
  }
  const type = [schema.type ?? 'any'].flat().join(' | ');
  return schema.format ? `${type} (${schema.format})` : type;
}

export type FieldRow = {
  readonly name: string;
  readonly type: string;
  readonly ref: string | null;
  readonly required: boolean;
  readonly description: string;
  readonly byDefault: string | null;
};

/** The fields of an object, one level of objects unfolded with dotted names. */
export function fieldsOf(schema: Schema, prefix = ''): FieldRow[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = prefix + name;
    if (field.properties && prefix === '') return fieldsOf(field, `${path}.`);
    const nullable = field.anyOf?.find((one) => one.$ref);
    return [
      {
        name: path,
        type: typeOf(field),
        ref: nameOf(field) ?? (nullable ? nameOf(nullable) : null),
        required: prefix === '' && required.has(name),
        description: field.description ?? '',
        byDefault: field.default === undefined ? null : JSON.stringify(field.default),
      },
    ];
  });
}
