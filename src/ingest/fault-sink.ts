/** A text, or what makes it: who says the same of every line makes none beyond the limit, where problems are only counted. */
export type Message = string | (() => string);

/** The text of a message. */
export const textOf = (message: Message): string => (typeof message === 'string' ? message : message());

/** Where is said what is wrong with a file. */
export interface FaultSink {
  /** Says what could not be read; reading goes on. */
  problem(message: Message): void;
  /** Says why the file is no measurement, whatever else is in it. */
  broken(reason: Message): void;
}
