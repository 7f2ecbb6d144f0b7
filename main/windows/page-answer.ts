import { readFile } from 'node:fs/promises';
import { type PageFiles, pageFileFor } from './page-files.ts';

/** What both pages may do: run our own files, and nothing else. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** One answer of `app:`: a file of the list with its headers, or 404. */
export async function answerFor(
  files: PageFiles,
  request: { readonly method: string; readonly url: string },
): Promise<Response> {
  const file = request.method === 'GET' ? pageFileFor(files, request.url) : null;
  if (file === null) return new Response('', { status: 404, headers });
  const body = await readFile(file.path);
  return new Response(body, { headers: { ...headers, 'content-type': file.type } });
}
