import { electronFilesIn } from './electron-names.ts';
import { contentBytes, contentBytesMax, examine } from './examine.ts';
import { decidedFuses, fuseFindings } from './fuses.ts';
import { programOf, readPackedApp } from './packed-app.ts';
import type { Target } from './target.ts';

/** What was looked at, and whether all of it is as it must be. */
export type PackReport = { readonly isGood: boolean; readonly text: string };

/** Examines a packed folder: its content against the rules, its fuses against what was decided. */
export async function reportOn(packed: {
  readonly root: string;
  readonly folder: string;
  readonly target: Target;
  /** The Electron it was made of, or the stub. */
  readonly dist: string;
}): Promise<PackReport> {
  const { root, folder, target, dist } = packed;
  const app = readPackedApp(folder, target);
  const content = examine(app, electronFilesIn(dist, target)).map(({ says }) => says);
  const fuses = await fuseFindings(programOf(folder, target), decidedFuses(root));
  const findings = [...content, ...fuses];
  const files = app.files.filter(({ where }) => where !== 'beside').length;
  const lines = [
    `Packed for ${target.platform}-${target.arch}: ${folder}`,
    `Content: ${files} files, ${megabytes(contentBytes(app))} MB of at most ${megabytes(contentBytesMax)} MB`,
    findings.length === 0
      ? 'Content and fuses are as they must be.'
      : ['This package must not go to a shop:', ...findings.map((says) => `  ${says}`)].join('\n'),
  ];
  return { isGood: findings.length === 0, text: lines.join('\n') };
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(2);
}
