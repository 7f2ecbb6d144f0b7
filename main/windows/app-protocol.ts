import { protocol } from 'electron';
import { answerFor } from './page-answer.ts';
import type { PageFiles, PageHost } from './page-files.ts';

/** `app://till/` or `app://customer/`. */
export function pageUrlOf(host: PageHost): string {
  return `app://${host}/`;
}

/** Makes `app:` a standard, secure scheme. Electron takes this only before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Answers `app:` from the built pages; everything else is 404. */
export function serveApp(files: PageFiles): void {
  protocol.handle('app', (request) => answerFor(files, request));
}
