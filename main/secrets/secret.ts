import { inspect } from 'node:util';

/** A string that does not print itself. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The only way out; search for `.reveal(` to see every place that touches a secret. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '«secret»';
  }

  toJSON(): string {
    return '«secret»';
  }

  [inspect.custom](): string {
    return '«secret»';
  }
}
