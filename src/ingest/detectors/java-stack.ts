import type { Frame } from './recogniser.ts';

/** `at com.example.Bank.transfer(Bank.java:12)`, with a module or class loader before the class in newer dumps. */
const FRAME = /^\s+at (?:[\w.@$-]*\/{1,2})?([\w.$<>]+)\(([^():]*)(?::(\d+))?\)$/;
/** What the JDK and the harnesses of tests and models bring along. */
const FOREIGN =
  /^(?:java|javax|jdk|sun|com\.sun|kotlin|kotlinx|scala|org\.junit|org\.gradle|org\.apache\.maven|org\.pastalab\.fray|org\.openjdk\.jcstress)\./;

/** The frames of the program's own code, up to the first line that is neither a frame nor a remark on its locks. */
export function javaFrames(lines: readonly string[]): readonly Frame[] {
  const end = lines.findIndex(line => !/^\s+(?:at |- )/.test(line));
  return lines.slice(0, end === -1 ? lines.length : end).flatMap(line => {
    const [, name, file, number] = FRAME.exec(line) ?? [];
    if (name === undefined || line.includes('$$Lambda') || FOREIGN.test(name)) return [];
    const known = file === undefined || file === '' || /^(?:Native Method|Unknown Source)$/.test(file);
    return [
      {
        function: name,
        file: known ? null : (file ?? null),
        line: number === undefined ? null : Number(number),
      },
    ];
  });
}
