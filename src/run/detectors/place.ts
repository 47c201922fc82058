import { statSync } from 'node:fs';
import { isAbsolute, join, normalize } from 'node:path';
import type { Fault, FaultPlace } from '../../model/detected.ts';

/** Frames that end in a file and a line. */
const FRAME = / at (.+):(\d+)$/;

/** The fault with the innermost of its frames that stands in a file below `root`, where there is one. */
export function placed(fault: Fault, root: string): Fault {
  const places = fault.stacks.flatMap(stack => stack.flatMap(frame => placeIn(frame, root)));
  const [place] = places;
  return place === undefined ? fault : { ...fault, place };
}

function placeIn(frame: string, root: string): readonly FaultPlace[] {
  const [, path = '', line] = FRAME.exec(frame) ?? [];
  const file = normalize(path);
  const isInside = path !== '' && !isAbsolute(file) && !file.startsWith('..');
  return isInside && isFile(join(root, file)) ? [{ file, line: Number(line) }] : [];
}

/** A path too long or with a file for a folder is no file. */
function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}
