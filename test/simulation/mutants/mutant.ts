/** One exact text of one file of `main/`, and what stands there instead while a mutant runs. */
export type Patch = {
  /** From the root of the project, e.g. `main/services/charge.ts`. */
  readonly file: string;
  /** Must stand in the file exactly once. */
  readonly find: string;
  readonly replace: string;
};

/** A planted bug that the simulator has to find. */
export type Mutant = {
  readonly name: string;
  /** What the till does wrong, as a sentence. */
  readonly bug: string;
  readonly patches: readonly Patch[];
};

/** A patch that no longer fits its file: the mutant proves nothing, so the whole run fails. */
export class PatchDoesNotApply extends Error {
  constructor(mutant: string, { file }: Patch, found: number) {
    super(
      `mutant "${mutant}": its text stands ${found} times in ${file}, not once; renew the patch`,
    );
  }
}

/** The source with every patch of the mutant for this file. Throws `PatchDoesNotApply`. */
export function mutated(source: string, mutant: Mutant, file: string): string {
  let text = source;
  for (const patch of mutant.patches) {
    if (patch.file !== file) continue;
    const parts = text.split(patch.find);
    if (parts.length !== 2) throw new PatchDoesNotApply(mutant.name, patch, parts.length - 1);
    text = parts.join(patch.replace);
  }
  return text;
}
