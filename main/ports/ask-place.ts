/** Asks the person where a file goes; null when they closed the dialog. */
export type AskPlace = (file: {
  /** The window's title. */
  readonly title: string;
  /** Suggested, with its ending. */
  readonly name: string;
  readonly ending: 'pdf' | 'png';
}) => Promise<string | null>;
