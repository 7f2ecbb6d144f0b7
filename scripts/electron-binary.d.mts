/** The Electron binary of the pinned version, or null when it is not there. */
export function electronBinary(root: string): string | null;
/** The command by which a person fetches the binary in their own time. */
export const fetchCommand: string;
/** Arguments that Electron needs before the app's. */
export function sandboxArguments(): string[];
/** The environment for Electron, without what would make it something else. */
export function electronEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined>;
