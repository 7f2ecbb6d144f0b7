import { shellList } from './shell-list.ts';
import { tillList } from './till-list.ts';

/** Every check, in the order in which they run. Nothing in here runs anything. */
export const checkList = { ...shellList, ...tillList } as const;

export type CheckId = keyof typeof checkList;

/** The names of all checks, in order. */
export const checkIds: readonly CheckId[] = idsOf(checkList);

function idsOf<T extends object>(list: T): readonly (keyof T)[] {
  const ids: (keyof T)[] = [];
  for (const id in list) ids.push(id);
  return ids;
}
