import type { Frame } from '../../../ingest/detectors/recogniser.ts';
import type { Suspect } from '../suspect.ts';

/** What a process, or a debugger, says about where its threads are. */
export interface Dump {
  /** Who says so, for people: `HotSpot's thread dump of java (4711)`. */
  readonly heading: string;
  readonly text: string;
  /** The part of the text that says most; all of it where no part does. */
  readonly core: string;
  /** Frames of the threads that hang, innermost first; empty where the text has none. */
  readonly stacks: Stacks;
  /** What it says was wrong in the runtime's own words, such as `Found one Java-level deadlock`; null where it does not say. */
  readonly deadlock: string | null;
}

/** One way to ask. */
export interface Dumper {
  /** Whether this process can be asked so, without ending it before it has answered. */
  readonly suits: (suspect: Suspect) => boolean;
  /** Who speaks: the runtime of the program, or a debugger that looks at it from outside. */
  readonly speaks: 'runtime' | 'debugger';
  /** Null when it did not answer in time. Never rejects. */
  take(suspect: Suspect, scene: Scene): Promise<Dump | null>;
}

/** What dumpers need of the world. */
export interface Scene {
  /** To find a debugger with. */
  readonly environment: Readonly<Record<string, string>>;
  /** Aborts when there is no time left for evidence. */
  readonly signal: AbortSignal;
  /** What the tree prints from now on: resolves when it has printed something and then paused, or when `withinMs` are over. */
  hear(withinMs: number): Promise<string>;
}

export type Stacks = readonly (readonly Frame[])[];

/** The text between blank lines. */
export const paragraphs = (text: string): readonly string[] => text.split(/\n[ \t]*\n/);
