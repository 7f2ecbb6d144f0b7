/** What the till under test can do by now; rules and acts that need more are left out. */
export const tillCan = {
  /** Looks for late money by itself (decisions §5.8). */
  watch: true,
} as const satisfies Readonly<Record<string, boolean>>;
