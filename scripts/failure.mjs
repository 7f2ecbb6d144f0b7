/**
 * Something a person must do before this can go on: what is missing, and the one command that brings it.
 * Everything else that is thrown is a bug and keeps its stack.
 */
export class NeedsPerson extends Error {
  /** @param {string} what @param {string} [command] @param {string} [details] the end of a log */
  constructor(what, command, details) {
    super([details, what, command && `  ${command}`].filter(Boolean).join('\n'));
    this.name = 'NeedsPerson';
  }
}

/** Runs a script's main function; what a person must do is said without a stack. */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof NeedsPerson ? `\n${error.message}\n` : error);
    process.exitCode = 1;
  }
}
