import { describe, expect, it } from 'vitest';
import { byDay, dayOf } from './days.ts';

const now = new Date('2026-11-23T01:00:00Z');

describe('dayOf', () => {
  it('follows the reader’s calendar, not 24 hours', () => {
    const lateLastNightInSeoul = new Date('2026-11-22T14:59:00Z');
    expect(dayOf(lateLastNightInSeoul, now, 'Asia/Seoul')).toBe('yesterday');
    expect(dayOf(lateLastNightInSeoul, now, 'Pacific/Honolulu')).toBe('today');
  });

  it('takes a moment a little ahead of this clock as today', () => {
    expect(dayOf(new Date('2026-11-23T01:00:05Z'), now, 'UTC')).toBe('today');
  });
});

describe('byDay', () => {
  it('keeps the order and opens one group a day', () => {
    const rows = [
      '2026-11-23T00:59:00Z',
      '2026-11-22T09:00:00Z',
      '2026-11-01T09:00:00Z',
      '2026-10-01T09:00:00Z',
    ];
    const groups = byDay(
      rows.map((at) => ({ at })),
      now,
      'UTC',
    );
    expect(groups.map(({ day, rows: own }) => [day, own.length])).toEqual([
      ['today', 1],
      ['yesterday', 1],
      ['earlier', 2],
    ]);
  });
});
