import { describe, expect, it } from 'vitest';
import { Failure, onDisk, tellsFullDisk, words } from './failure.ts';

const failing = (code: string) => () => {
  throw Object.assign(new Error(`${code}: somewhere`), { code });
};

describe('failures', () => {
  it.each([
    ['ENOSPC', 'MusiCloud cannot write to /data: the disk is full.'],
    ['EROFS', 'MusiCloud cannot write to /data: the disk is read-only.'],
    ['EACCES', 'MusiCloud cannot write to /data: this user may not write there.'],
  ])('%s becomes a sentence that names the place', (code, sentence) => {
    expect(() => onDisk('/data', failing(code))).toThrow(new Failure(sentence));
  });

  it('leaves what nobody can mend at the terminal as it is', () => {
    expect(() => onDisk('/data', failing('EBADF'))).toThrow('EBADF: somewhere');
  });

  it.each([
    'initdb: error: could not write to file: No space left on device',
    'PostgresError: could not extend file "base/1/2691": wrote only 4096 of 8192 bytes',
    "cause: { severity: 'ERROR', code: '53100' }",
  ])('knows a full disk from %s', (output) => {
    expect(tellsFullDisk(output)).toBe(true);
    expect(words(new Error(output))).toBe('The disk is full: make room and start again.');
  });

  it('shows a sentence without a stack, and anything unforeseen with one', () => {
    expect(words(new Failure('Port 1 is taken.'))).toBe('Port 1 is taken.');
    expect(words(new Error('what?'))).toMatch(/what\?\n +at /);
    expect(tellsFullDisk('duplicate key value')).toBe(false);
  });
});
