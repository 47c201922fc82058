/** What every part of this bench needs. */
export interface Bench {
  /** For files of this run; removed at its end. */
  readonly folder: string;
  /** The compiled server whose truth is known. */
  readonly known: string;
  /** Programs of the peers; null: ours is measured alone, and as shortly as a claim can be held to. */
  readonly peers: string | null;
}

/** Something that issue and page demand, and whether this run shows it. */
export interface Claim {
  readonly text: string;
  readonly holds: boolean;
}

/** One part of the page. */
export interface Section {
  readonly title: string;
  /** Paragraphs of Markdown: what was done, and why the truth is what it is. */
  readonly about: string;
  /** The first row is the heading. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly claims: readonly Claim[];
}
