import { parseSync } from 'vite';

/**
 * What a script names literally in an import, an export from, an import() or a require(), and the files
 * that Vite's pages load before an import(). Throws when it cannot be read.
 */
export function importsOf(text: string, file: string): readonly string[] {
  const found: string[] = [];
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  visit(program, (node) => {
    const specifier = specifierOf(node);
    if (specifier !== null) found.push(specifier);
  });
  return found;
}

type Node = Readonly<Record<string, unknown>>;

const withSource = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
]);
/** `__require` is what the bundler makes of a require() in a module that must be an ES module. */
const requires = new Set(['require', '__require']);

/** How Vite lists what an import() in a page needs beside it: styles above all, which nothing else names. */
const pageAsset = /^\.\/[\w.-]+-[\w-]{8}\.(?:js|css|woff2)$/;

function specifierOf(node: Node): string | null {
  if (typeof node['type'] !== 'string') return null;
  const text = textOf(node);
  if (text !== null) return pageAsset.test(text) ? text : null;
  if (withSource.has(node['type'])) return textOf(node['source']);
  if (node['type'] !== 'CallExpression' || !isNode(node['callee'])) return null;
  const { name } = node['callee'];
  if (typeof name !== 'string' || !requires.has(name)) return null;
  return Array.isArray(node['arguments']) ? textOf(node['arguments'][0]) : null;
}

function textOf(literal: unknown): string | null {
  if (!isNode(literal)) return null;
  const { type, value } = literal;
  return type === 'Literal' && typeof value === 'string' ? value : null;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see);
    return;
  }
  if (!isNode(value)) return;
  see(value);
  for (const child of Object.values(value)) {
    if (typeof child === 'object' && child !== null) visit(child, see);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
