import type { Bench } from './bench.ts';

export type Fact = string | number | boolean | null | readonly (string | number)[];
/** What a check saw, by name. Nothing of the machine it ran on: no name, path or secret. */
export type Facts = Readonly<Record<string, Fact>>;

/** Thrown by a look that cannot be had here: why, in both languages. */
export class CannotLook extends Error {
  readonly ko: string;

  constructor(en: string, ko: string) {
    super(en);
    this.name = 'CannotLook';
    this.ko = ko;
  }
}

/** What each fact must be: a value, or what is true of a right one given all the others. */
type Musts<F extends Facts> = {
  readonly [K in keyof F]?: F[K] | ((value: F[K], all: F) => boolean);
};

/** One check: it looks, and then judges what it saw and nothing else. */
export type CheckParts<F extends Facts> = {
  readonly look: (bench: Bench) => Promise<F>;
  readonly must: Musts<NoInfer<F>>;
  /** Facts as they should be, and for each that is judged a wrong one: a check that cannot fail is none. */
  readonly good: NoInfer<F>;
  readonly broken: readonly Partial<NoInfer<F>>[];
};

/** A check with its facts' type put away. */
export type Check = {
  /** Looks, and says what is wrong with what it saw; nothing wrong is a pass. */
  run(bench: Bench): Promise<{ readonly facts: Facts; readonly faults: readonly string[] }>;
  /** What it would say of the facts as they should be. */
  ofGood(): readonly string[];
  /** Each fact that is judged, and what it would say of the wrong examples of it. */
  ofBroken(): Readonly<Record<string, readonly (readonly string[])[]>>;
};

export function defineCheck<F extends Facts>(parts: CheckParts<F>): Check {
  const { must, good, broken } = parts;
  const judge = (facts: F): readonly string[] => faultsOf(facts, must);
  return {
    async run(bench) {
      const facts = await parts.look(bench);
      return { facts, faults: judge(facts) };
    },
    ofGood: () => judge(good),
    ofBroken: () =>
      Object.fromEntries(
        Object.keys(must).map((name) => [
          name,
          broken.filter((each) => name in each).map((each) => judge({ ...good, ...each })),
        ]),
      ),
  };
}

function faultsOf<F extends Facts>(facts: F, must: Musts<F>): readonly string[] {
  const faults: string[] = [];
  for (const name in must) {
    const wanted = must[name];
    const value = facts[name];
    if (typeof wanted === 'function') {
      if (!wanted(value, facts)) faults.push(`${name} is ${shown(value)}`);
    } else if (shown(value) !== shown(wanted)) {
      faults.push(`${name} is ${shown(value)} and should be ${shown(wanted)}`);
    }
  }
  return faults;
}

function shown(value: Fact | undefined): string {
  return JSON.stringify(value) ?? 'missing';
}
