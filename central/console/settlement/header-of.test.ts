import { expect, it } from 'vitest';
import { headerOf } from './header-of.ts';

it.each([
  ['Date;"Terminal Ref";Amount;\r\n01.01.2027;T-1;1,00', ['Date', 'Terminal Ref', 'Amount']],
  ['\uFEFFsep=,\na,b\n1,2', ['a', 'b']],
  ['a\tb, c\n', ['a', 'b, c']],
  ['\n\nonly\n1', ['only']],
  ['', []],
])('finds the columns of %j', (csv, names) => {
  expect(headerOf(csv)).toEqual(names);
});
