import { pythonDump, pythonLastWords } from './cpython.ts';
import type { Dumper } from './dump.ts';
import { gdbStacks } from './gdb.ts';
import { goDump } from './go.ts';
import { hotspotDump } from './hotspot.ts';
import { nodeReport } from './node.ts';

/** In the order in which they are tried: the runtime's own word first, then a debugger, and last what its process does not outlive. */
export const DUMPERS: readonly Dumper[] = [
  hotspotDump,
  pythonDump,
  nodeReport,
  gdbStacks,
  goDump,
  pythonLastWords,
];
