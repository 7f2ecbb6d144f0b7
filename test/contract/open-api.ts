import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { z } from 'zod';

const responseSchema = z.looseObject({
  $ref: z.string().optional(),
  content: z
    .record(z.string(), z.looseObject({ schema: z.looseObject({ $ref: z.string() }) }))
    .optional(),
});
const operationSchema = z.looseObject({ responses: z.record(z.string(), responseSchema) });
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({
    responses: z.record(z.string(), responseSchema),
    schemas: z.record(
      z.string(),
      z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() }),
    ),
  }),
});

/** One of the documents in `docs/upstream/`, to hold answers against. */
export type OpenApi = {
  /** What is wrong with an answer, in the words of the document; empty when nothing is. */
  faultsOf(method: string, path: string, status: number, body: unknown): string[];
  /** The fields a schema names. */
  fieldsOf(schema: string): string[];
  /** Every operation of the document and the statuses it may answer with. */
  operations(): { method: string; path: string; statuses: string[] }[];
};

export function readOpenApi(name: string): OpenApi {
  const file = new URL(`../../docs/upstream/${name}.openapi.yaml`, import.meta.url);
  const raw: unknown = parse(readFileSync(file, 'utf8'));
  const api = documentSchema.parse(raw);
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ ...api, $id: name });
  const templates = templatesOf(Object.keys(api.paths));
  const compiled = new Map<string, ValidateFunction>();
  function validatorFor(ref: string): ValidateFunction {
    const known = compiled.get(ref) ?? ajv.compile({ $ref: `${name}${ref}` });
    compiled.set(ref, known);
    return known;
  }
  return {
    faultsOf(method, path, status, body) {
      const template = templates.find(({ pattern }) => pattern.test(path))?.path;
      if (template === undefined) return [`${path} is not in the document`];
      const operation = api.paths[template]?.[method.toLowerCase()];
      const named = operation?.responses[String(status)];
      if (named === undefined) return [`${method} ${template} does not answer ${status}`];
      const shared = named.$ref?.split('/').at(-1);
      const response = shared === undefined ? named : api.components.responses[shared];
      const ref = response?.content?.['application/json']?.schema.$ref;
      if (ref === undefined) return [`${method} ${template} ${status} has no schema`];
      const validate = validatorFor(ref);
      if (validate(body)) return [];
      return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
    },
    fieldsOf: (schema) => Object.keys(api.components.schemas[schema]?.properties ?? {}).sort(),
    operations: () =>
      Object.entries(api.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { responses }]) => ({
          method: method.toUpperCase(),
          path,
          statuses: Object.keys(responses),
        })),
      ),
  };
}

/** Templates with more static segments first, so that `find` is not taken for an id. */
function templatesOf(paths: readonly string[]): { path: string; pattern: RegExp }[] {
  return paths
    .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`) }))
    .sort((left, right) => variables(left.path) - variables(right.path));
}

function variables(path: string): number {
  return path.split('{').length - 1;
}
