/** True when a version is at least as new as a floor; both as `1.2.3`. */
export function isAtLeast(version: string, floor: string): boolean {
  const [own, least] = [version, floor].map((each) => each.split('.').map(Number));
  for (const [at, wanted] of (least ?? []).entries()) {
    const found = own?.[at] ?? 0;
    if (found !== wanted) return found > wanted;
  }
  return true;
}
