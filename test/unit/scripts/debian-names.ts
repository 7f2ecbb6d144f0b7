import { answerOf } from './clone.ts';

/** The Debian packages that setup wants for some purposes, by name. */
export async function packagesIn(purposes: readonly string[]): Promise<readonly unknown[]> {
  const answer = await answerOf('debian-packages.mjs', 'packagesFor', [purposes]);
  return Array.isArray(answer) ? answer : [];
}
