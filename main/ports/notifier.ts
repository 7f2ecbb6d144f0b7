/** The desktop's own notices, for what happens while nobody looks at the till. */
export type Notifier = {
  /** Shows it once. Never throws: a desktop without notices shows none. */
  tell(title: string, body: string): void;
};
