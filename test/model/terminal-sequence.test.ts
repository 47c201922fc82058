import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { withoutSequences } from '../../src/model/terminal-sequence.ts';

test.each([
  ['a colour', '\u001b[31mred\u001b[0m', 'red'],
  ['a colour of 24 bits', '\u001b[38;2;1;2;3mred', 'red'],
  ['a movement of the cursor', 'a\u001b[2J\u001b[10;20Hb', 'ab'],
  ['a private mode', '\u001b[?25lx\u001b[?25h', 'x'],
  ['a link', '\u001b]8;;https://evil.example\u0007here\u001b]8;;\u0007', 'here'],
  ['a link in the long form', '\u001b]8;;https://evil.example\u001b\\here\u001b]8;;\u001b\\', 'here'],
  ['a sequence of one character', '\u009b31mred', 'red'],
  ['a character set', '\u001b(Bx', 'x'],
])('%s is taken out, as Node does', (_, text, plain) => {
  expect(withoutSequences(text)).toBe(plain);
  expect(stripVTControlCharacters(text)).toBe(plain);
});

test.each([
  ['a title that does not end, up to the end of its line', '\u001b]0;evil\nnext', '\nnext'],
  ['a device string', '\u001bPevil\u001b\\x', 'x'],
])('%s is taken out', (_, text, plain) => {
  expect(withoutSequences(text)).toBe(plain);
});

test('a control character that begins no sequence takes nothing with it', () => {
  expect(withoutSequences('10 %\b\bPassed\n[1] x\r]y\t^z')).toBe('10 %\b\bPassed\n[1] x\r]y\t^z');
});
