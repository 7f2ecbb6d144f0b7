import { basename, dirname, extname } from 'node:path';
import type { PackageFinding, PackageRule } from './package-finding.ts';
import type { PackedApp, PackedFile } from './packed-app.ts';

/** The packages that travel as packages. */
export const broughtPackages = ['better-sqlite3', 'keytar'];
const unwantedEndings = [
  '.map',
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.md',
  '.markdown',
  '.gyp',
  '.gypi',
];
const sourceEndings = [
  '.c',
  '.cc',
  '.cpp',
  '.h',
  '.hpp',
  '.mm',
  '.o',
  '.a',
  '.obj',
  '.lib',
  '.pdb',
];
const testFolders = [
  'test',
  'tests',
  '__tests__',
  'spec',
  'fixtures',
  'docs',
  'example',
  'examples',
];
const manifestFields = new Set([
  ...['name', 'productName', 'version', 'private', 'description', 'license', 'author'],
  ...['type', 'main', 'engines', 'dependencies', 'desktopName', 'homepage'],
]);

/** A file that has no business on a shop's PC, by its place and its name. */
export function unwantedFile({ path, where }: PackedFile): PackageFinding[] {
  if (where === 'beside') return [];
  const found = (rule: PackageRule, says: string): PackageFinding[] => [{ rule, says }];
  const folders = dirname(path).split('/');
  const [top, name = ''] = folders;
  if (top === 'node_modules' && (!broughtPackages.includes(name) || folders.lastIndexOf(top) > 0)) {
    return found('foreign-package', `${path} is of a package that is not brought`);
  }
  const isLicence = /^LICEN[CS]E(\.|$)/.test(basename(path));
  const isUnwanted = [...unwantedEndings, ...sourceEndings].includes(extname(path));
  const isTest = folders.some((folder) => testFolders.includes(folder));
  if ((isUnwanted && !isLicence) || isTest || /\.(?:spec|test)\./.test(basename(path))) {
    return found('not-for-a-shop', `${path} is a source, a test, a map or a paper`);
  }
  const isExpected =
    top === 'node_modules' ||
    path === 'package.json' ||
    /^out\/(?:main|preload|renderer)\//.test(path);
  return isExpected ? [] : found('not-for-a-shop', `${path} is of no built part`);
}

/** What of package.json only development needs to know. */
export function developmentOnly(app: PackedApp): PackageFinding[] {
  const manifest = app.files.find(({ path, where }) => where === 'asar' && path === 'package.json');
  const fields: unknown = manifest === undefined ? {} : JSON.parse(manifest.text());
  if (typeof fields !== 'object' || fields === null) return [];
  const extra = Object.entries(fields).filter(
    ([field, value]) => value !== null && !manifestFields.has(field),
  );
  return extra.map(([field]) => ({
    rule: 'development-only',
    says: `package.json still has ${field}`,
  }));
}
