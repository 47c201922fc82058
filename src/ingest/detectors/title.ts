import type { Frame } from './recogniser.ts';

/** `data race in add`: what a tool calls it, and the innermost function of the program's own code, where one is known. */
export function titleOf(what: string, stacks: readonly (readonly Frame[])[]): string {
  const top = stacks.find(stack => stack.length > 0)?.[0];
  return top === undefined ? what : `${what} in ${top.function}`;
}
