import { protocol } from 'electron';
import { answerFor } from './page-answer.ts';
import type { PageFiles, PageHost } from './page-files.ts';
import type { SheetPages } from './sheet-pages.ts';

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

/** Answers `app:` from the built pages and the sheets that live now; everything else is 404. */
export function serveApp(files: PageFiles, sheets: SheetPages): void {
  protocol.handle(
    'app',
    async (request) => (await sheets.answer(request)) ?? answerFor(files, request),
  );
}
