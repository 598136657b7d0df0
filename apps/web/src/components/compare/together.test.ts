import { describe, expect, test } from 'vitest';
import { placeIn, Together, type Voice } from './together.ts';

/** A player whose time goes on by hand, as the browser's does by itself. */
class Tape implements Voice {
  currentTime = 0;
  muted = false;
  paused = true;
  seeking = false;
  readonly duration: number;
  constructor(duration: number) {
    this.duration = duration;
  }
  async play() {
    this.paused = false;
  }
  pause() {
    this.paused = true;
  }
  run(seconds: number) {
    if (this.paused) return;
    this.currentTime = Math.min(this.duration, this.currentTime + seconds);
    if (this.currentTime === this.duration) this.paused = true;
  }
}

function setUp(...lengths: number[]) {
  const tapes = lengths.map((length) => new Tape(length));
  const together = new Together(() => tapes);
  let now = 2000;
  const run = (seconds: number) => {
    for (const tape of tapes) tape.run(seconds);
    now += seconds * 1000;
    together.follow(now);
  };
  const heard = () => tapes.map((tape) => !tape.paused && !tape.muted);
  return { tapes, together, run, heard };
}

describe('songs that play together', () => {
  test('are heard one at a time, at the same second', async () => {
    const { tapes, together, run, heard } = setUp(20, 20);
    await together.play();
    run(3);
    expect(heard()).toEqual([true, false]);
    await together.turnTo(1);
    expect(heard()).toEqual([false, true]);
    expect(tapes.map((tape) => [tape.currentTime, tape.paused])).toEqual([
      [3, false],
      [3, false],
    ]);
    together.pause();
    expect(heard()).toEqual([false, false]);
  });

  test('are not sought while they are near, so that turning makes no gap', async () => {
    const { tapes, together, run } = setUp(20, 20);
    await together.play();
    run(3);
    const [, other] = tapes;
    if (!other) throw new Error('not there');
    other.currentTime = 3.05;
    await together.turnTo(1);
    expect(other.currentTime).toBe(3.05);
    other.currentTime = 3.5;
    run(2);
    expect(tapes[0]?.currentTime, 'one that strayed is put right').toBe(5.5);
  });

  test('end where the shorter ends, and know the second when one turns back', async () => {
    const { tapes, together, run, heard } = setUp(20, 8);
    await together.play();
    run(7);
    run(5);
    expect(heard()).toEqual([true, false]);
    await together.turnTo(1);
    expect(heard()).toEqual([false, false]);
    expect(tapes[1]?.currentTime).toBe(8);
    await together.turnTo(0);
    expect(tapes[0]?.currentTime).toBe(12);
    expect(together.second).toBe(12);
    await together.play();
    expect(heard()).toEqual([true, false]);
    together.seek(2);
    expect(tapes.map((tape) => [tape.currentTime, tape.paused])).toEqual([
      [2, false],
      [2, false],
    ]);
  });

  test('begin anew when what is heard is over', async () => {
    const { tapes, together, run } = setUp(4, 8);
    await together.play();
    run(4);
    together.seek(4);
    await together.play();
    expect(tapes.map((tape) => tape.currentTime)).toEqual([0, 0]);
  });

  test('say why when what is heard can’t be played, and not for the others', async () => {
    const { tapes, together } = setUp(4, 4);
    const [first, second] = tapes;
    if (!first || !second) throw new Error('not there');
    second.play = () => Promise.reject(new Error('no sound'));
    await together.play();
    second.paused = true;
    await expect(together.turnTo(1)).rejects.toThrow('no sound');
  });

  test('a place is the same second, within the song', () => {
    expect(placeIn({ duration: 10 }, 12)).toBe(10);
    expect(placeIn({ duration: 10 }, 3)).toBe(3);
    expect(placeIn({ duration: Number.NaN }, 3)).toBe(3);
    expect(placeIn({ duration: 10 }, -1)).toBe(0);
  });
});
