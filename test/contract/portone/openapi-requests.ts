import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import type { WireRequest } from '../../../main/ports/transport.ts';

type Schema = Readonly<Record<string, unknown>>;
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
};
type Operation = {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
};
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly schemas: Readonly<Record<string, { readonly properties?: Schema }>>;
  };
};

const file = join(import.meta.dirname, '../../../docs/upstream/portone-v1.openapi.yaml');
const document: Document = parse(readFileSync(file, 'utf8'));
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(document, 'upstream');

/** What is wrong with a request by upstream's description; an empty list when it keeps to it. */
export function faultsOf(request: WireRequest): readonly string[] {
  const found = operationFor(request);
  if (!found) return [`no operation for ${request.method} ${request.path}`];
  const { operation, args } = found;
  return [
    ...parameterFaults(operation, 'path', args),
    ...parameterFaults(operation, 'query', request.query ?? {}),
    ...parameterFaults(operation, 'header', request.headers ?? {}),
    ...bodyFaults(operation, request.body),
  ];
}

function operationFor({ method, path }: WireRequest) {
  const segments = path.split('/');
  const names = Object.keys(document.paths).sort(
    (a, b) => a.split('{').length - b.split('{').length,
  );
  for (const name of names) {
    const args = argsOf(name.split('/'), segments);
    const operation = document.paths[name]?.[method.toLowerCase()];
    if (args && operation) return { operation, args };
  }
  return null;
}

function argsOf(wanted: readonly string[], segments: readonly string[]) {
  if (wanted.length !== segments.length) return null;
  const args: Record<string, string> = {};
  for (const [at, segment] of segments.entries()) {
    const name = /^\{(.+)\}$/.exec(wanted[at] ?? '')?.[1];
    if (name) args[name] = decodeURIComponent(segment);
    else if (wanted[at] !== segment) return null;
  }
  return args;
}

function parameterFaults(
  operation: Operation,
  place: string,
  given: Readonly<Record<string, string>>,
): readonly string[] {
  const known = (operation.parameters ?? []).map(resolved).filter((one) => one.in === place);
  const nameOf = (name: string): string => (place === 'header' ? name.toLowerCase() : name);
  const missing = known.filter((one) => one.required && given[nameOf(one.name)] === undefined);
  const faults = missing.map((one) => `missing ${place} ${one.name}`);
  for (const [name, value] of Object.entries(given)) {
    const parameter = known.find((one) => nameOf(one.name) === name);
    if (!parameter) faults.push(`unknown ${place} ${name}`);
    else if (!ajv.validate(parameter.schema, typedAs(value, parameter.schema)))
      faults.push(`${place} ${name}: ${ajv.errorsText()}`);
  }
  return faults;
}

function resolved(parameter: Parameter | { readonly $ref: string }): Parameter {
  if (!('$ref' in parameter)) return parameter;
  const target = document.components.parameters[parameter.$ref.split('/').at(-1) ?? ''];
  if (!target) throw new Error(`no ${parameter.$ref}`);
  return target;
}

function typedAs(text: string, { type }: Schema): unknown {
  if (type === 'integer') return Number(text);
  return type === 'boolean' ? text === 'true' : text;
}

/** Also a field that the description does not know is a fault, and so is a body where none belongs. */
function bodyFaults({ requestBody }: Operation, body: WireRequest['body']): readonly string[] {
  if (!requestBody || !body) return Boolean(requestBody) === Boolean(body) ? [] : ['body'];
  const reference = String(requestBody.content['application/json']?.schema['$ref']);
  const known = document.components.schemas[reference.split('/').at(-1) ?? '']?.properties ?? {};
  const unknown = Object.keys(body).filter((name) => !Object.hasOwn(known, name));
  const validate = ajv.getSchema(`upstream${reference}`);
  const fits = validate?.(JSON.parse(JSON.stringify(body))) === true;
  return [
    ...unknown.map((name) => `unknown field ${name}`),
    ...(fits ? [] : [`body: ${ajv.errorsText(validate?.errors ?? null)}`]),
  ];
}
