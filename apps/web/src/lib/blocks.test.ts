import { expect, it } from 'vitest';
import { blocksOf } from './blocks.ts';

it('reads headings, paragraphs and lists', () => {
  expect(blocksOf('# Terms\n\nOne\ntwo.\n\n## Promise\n- a\n- b\n  goes on\n\n1. x\n2. y')).toEqual(
    [
      { kind: 'heading', level: 1, text: 'Terms' },
      { kind: 'paragraph', text: 'One two.' },
      { kind: 'heading', level: 2, text: 'Promise' },
      { kind: 'list', ordered: false, items: ['a', 'b goes on'] },
      { kind: 'list', ordered: true, items: ['x', 'y'] },
    ],
  );
});

it('keeps what it does not know as text', () => {
  const odd = '<script>alert(1)</script> **bold**';
  expect(blocksOf(odd)).toEqual([{ kind: 'paragraph', text: odd }]);
  expect(blocksOf(' \n\n ')).toEqual([]);
});

it('lets a list follow its sentence', () => {
  expect(blocksOf('We keep:\n- mail\n- songs')).toEqual([
    { kind: 'paragraph', text: 'We keep:' },
    { kind: 'list', ordered: false, items: ['mail', 'songs'] },
  ]);
});
