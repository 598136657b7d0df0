import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Autosave, type SaveState } from './autosave.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function make(save: (value: string) => Promise<unknown>) {
  const states: SaveState['kind'][] = [];
  const autosave = new Autosave<string>({
    save,
    onState: ({ kind }) => states.push(kind),
    retryable: (error) => String(error) !== 'Error: final',
  });
  return { autosave, states };
}

test('saves once, a while after the last change', async () => {
  const saved: string[] = [];
  const { autosave, states } = make(async (value) => saved.push(value));
  autosave.push('a');
  await vi.advanceTimersByTimeAsync(300);
  autosave.push('ab');
  await vi.advanceTimersByTimeAsync(599);
  expect(saved).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(saved).toEqual(['ab']);
  expect(states.at(-1)).toBe('saved');
});

test('saves one at a time, and what came meanwhile afterwards', async () => {
  const saved: string[] = [];
  const open: (() => void)[] = [];
  const { autosave } = make((value) => {
    saved.push(value);
    return new Promise<void>((done) => open.push(done));
  });
  autosave.push('a');
  await vi.advanceTimersByTimeAsync(600);
  autosave.push('b');
  await vi.advanceTimersByTimeAsync(5000);
  expect(saved).toEqual(['a']);
  open[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(saved).toEqual(['a', 'b']);
});

test('tries again by itself when saving fails, with the newest state', async () => {
  let broken = true;
  const saved: string[] = [];
  const { autosave, states } = make(async (value) => {
    if (broken) throw new Error('offline');
    saved.push(value);
  });
  autosave.push('a');
  await vi.advanceTimersByTimeAsync(600);
  expect(states.at(-1)).toBe('kept');
  broken = false;
  await vi.advanceTimersByTimeAsync(2000);
  expect(saved).toEqual(['a']);
  expect(states.at(-1)).toBe('saved');
});

test('keeps what a final refusal left unsaved, and saves it when told to', async () => {
  let signedOut = true;
  const saved: string[] = [];
  const { autosave, states } = make(async (value) => {
    if (signedOut) throw new Error('final');
    saved.push(value);
  });
  autosave.push('a');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(states.filter((kind) => kind === 'saving')).toHaveLength(1);
  signedOut = false;
  await autosave.flush();
  expect(saved).toEqual(['a']);
});

test('stops: nothing is saved any more, and a save under way is waited for', async () => {
  const saved: string[] = [];
  const { autosave } = make(async (value) => saved.push(value));
  autosave.push('a');
  expect(await autosave.stop()).toBe(true);
  expect(await autosave.stop()).toBe(false);
  await vi.advanceTimersByTimeAsync(5000);
  expect(saved).toEqual([]);
});
