/** The part of pidusage 4 that is used; the package has no types of its own. Processes that have ended are left out of the answer. */
declare module 'pidusage' {
  interface Usage {
    /** Resident bytes. */
    readonly memory: number;
    /** CPU time, user and kernel, in ms. */
    readonly ctime: number;
    /** Ms since the process was started. */
    readonly elapsed: number;
    /** When this was read, in ms since 1970. */
    readonly timestamp: number;
  }
  export default function pidusage(
    pids: readonly number[],
    options: { readonly maxage: number },
  ): Promise<Readonly<Record<string, Usage | null | undefined>>>;
}
