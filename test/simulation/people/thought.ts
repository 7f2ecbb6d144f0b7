import type { Authorise } from '../../../main/services/authorise.ts';
import type { Life } from '../life/life.ts';
import type { Minds } from './counter.ts';

/** A person reads the question and answers after a while; meanwhile everything may have changed. */
export function afterThought({ clock }: Life, { chance }: Minds): Authorise {
  return () =>
    new Promise((resolve) => {
      clock.after(chance.between(0, 8_000), () => resolve(chance.happens(0.95)));
    });
}
