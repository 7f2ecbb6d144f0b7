/** What a package must not be; each is shown to be found in test/contract/package/. */
export type PackageRule =
  | 'executable'
  | 'wrong-machine'
  | 'missing'
  | 'too-big'
  | 'foreign-package'
  | 'not-for-a-shop'
  | 'development-only'
  | 'not-electrons'
  | 'unpacked-apart';

/** One thing wrong with a package, in words. */
export type PackageFinding = { readonly rule: PackageRule; readonly says: string };
