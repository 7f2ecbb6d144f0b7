import { resolve } from 'node:path';
import type { Node, ObjectBindingPattern, SourceFile } from 'typescript/unstable/ast';
import {
  isElementAccessExpression,
  isIdentifier,
  isObjectBindingPattern,
} from 'typescript/unstable/ast/is';
import {
  API,
  type Checker,
  type Project,
  type Symbol as TypeSymbol,
} from 'typescript/unstable/sync';

const root = resolve(import.meta.dirname, '../..');
const mainFolder = resolve(root, 'main');

/** The list's name for what Electron's types call otherwise; members of another one go by Electron's own name. */
const thingsOfInstances: Readonly<Record<string, string>> = {
  App: 'app',
  BrowserWindow: 'window',
  Dialog: 'dialog',
  IpcMain: 'ipcMain',
  IpcMainInvokeEvent: 'event',
  NativeImage: 'image',
  Notification: 'notification',
  PowerMonitor: 'powerMonitor',
  Protocol: 'protocol',
  Screen: 'screen',
  Session: 'session.defaultSession',
  WebContents: 'webContents',
  WebFrameMain: 'frame',
  WebRequest: 'session.defaultSession.webRequest',
  /** `Electron.Event`, a type without a name of its own. */
  __type: 'event',
};
const thingsOfClasses: Readonly<Record<string, string>> = {
  Notification: 'Notification',
  Session: 'session',
};

/** Plain values that Electron hands over, and Node's own `process`, which Electron's types add to. */
const notMembers = new Set([
  'Display',
  'OnBeforeRequestListenerDetails',
  'PrinterInfo',
  'Process',
  'ProcessVersions',
  'Rectangle',
  'RenderProcessGoneDetails',
  'SaveDialogReturnValue',
  'Size',
]);

/** Every member of Electron that a file of `main/` names, as the compiler resolves it, and the files that do. */
export function usedMembers(): ReadonlyMap<string, readonly string[]> {
  const used = new Map<string, Set<string>>();
  const api = new API({ cwd: root });
  try {
    const project = projectOfMain(api);
    for (const { file, source } of sourcesOf(project)) {
      for (const symbol of symbolsIn(source, project.checker)) {
        const member = memberOf(symbol);
        if (member !== null) used.set(member, (used.get(member) ?? new Set()).add(file));
      }
    }
  } finally {
    api.close();
  }
  return new Map([...used].sort().map(([member, files]) => [member, [...files]]));
}

function projectOfMain(api: API): Project {
  const settings = resolve(mainFolder, 'tsconfig.json');
  const project = api.updateSnapshot({ openProject: settings }).getProject(settings);
  if (project === undefined) throw new Error(`${settings} cannot be opened`);
  return project;
}

function sourcesOf({ program }: Project): { file: string; source: SourceFile }[] {
  return program.getSourceFileNames().flatMap((file) => {
    const source = file.startsWith(`${mainFolder}/`) ? program.getSourceFile(file) : undefined;
    return source === undefined ? [] : [{ file: file.slice(root.length + 1), source }];
  });
}

/** What each name in a file stands for: `window.show`, `window['show']` and `{ show } = window` alike. */
function symbolsIn(source: SourceFile, checker: Checker): TypeSymbol[] {
  const names: Node[] = [];
  const takenApart: TypeSymbol[] = [];
  const walk = (node: Node): void => {
    if (isIdentifier(node)) names.push(node);
    if (isElementAccessExpression(node)) names.push(node.argumentExpression);
    if (isObjectBindingPattern(node)) takenApart.push(...propertiesIn(node, checker));
    node.forEachChild(walk);
  };
  walk(source);
  return [...checker.getSymbolAtLocation(names), ...takenApart].filter(
    (each) => each !== undefined,
  );
}

function propertiesIn(pattern: ObjectBindingPattern, checker: Checker): TypeSymbol[] {
  const type = checker.getTypeAtLocation(pattern);
  if (type === undefined) return [];
  return pattern.elements.flatMap(({ propertyName, name }) => {
    const key = propertyName ?? name;
    if (key === undefined || !isIdentifier(key)) return [];
    return checker.getPropertyOfType(type, key.text) ?? [];
  });
}

function memberOf(symbol: TypeSymbol): string | null {
  const isElectrons = symbol.declarations.some(({ path }) => path.endsWith('/electron.d.ts'));
  const parent = isElectrons ? symbol.getParent() : undefined;
  if (parent === undefined || notMembers.has(parent.name)) return null;
  const isOfClass = parent.getExports().has(symbol.escapedName);
  const things = isOfClass ? thingsOfClasses : thingsOfInstances;
  return `${things[parent.name] ?? parent.name}.${symbol.name}`;
}
