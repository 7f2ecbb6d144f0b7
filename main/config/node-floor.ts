import { type StartProblem, startProblem } from './start-problem.ts';

/** better-sqlite3 crashes on older ones instead of refusing. */
const floor = [22, 12] as const;

/** The problem with this Node, or null. `version` is `process.versions.node`. */
export function nodeProblem(version: string): StartProblem | null {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > floor[0] || (major === floor[0] && minor >= floor[1])) return null;
  return startProblem('node', 'node-too-old', { was: version, needs: floor.join('.') });
}
