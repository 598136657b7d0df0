import { describe, expect, it } from 'vitest';
import { getterOf } from '../../lib/query.ts';
import { filterOf as sourceFilterOf, sourcesInput } from '../sources/filter.ts';
import { catalogueInput, filterOf } from './filter.ts';

const from = (query: string) => {
  const params = new URLSearchParams(query);
  return (name: string) => params.get(name);
};

describe('the catalogue’s filter', () => {
  it('reads the same from the server’s query and the browser’s address', () => {
    const expected = { q: '여름 밤', type: 'cover' };
    expect(filterOf(from('q=여름 밤&type=cover'))).toEqual(expected);
    expect(filterOf(getterOf({ q: ' 여름 밤 ', type: ['cover', 'derivative'] }))).toEqual(expected);
  });

  it('takes what it can’t mean as not there', () => {
    expect(filterOf(from('type=<b>&q='))).toEqual({ q: '', type: 'all' });
    expect(filterOf(from(`q=${'a'.repeat(5000)}`)).q).toHaveLength(200);
  });

  it('asks for nothing it does not filter by', () => {
    expect(catalogueInput({ q: '', type: 'all' })).toEqual({});
    expect(catalogueInput({ q: 'x', type: 'cover' })).toEqual({ q: 'x', type: ['cover'] });
  });
});

describe('the sources’ filter', () => {
  it('knows its states and no others', () => {
    expect(sourceFilterOf(from('state=suspended'))).toEqual({ q: '', state: 'suspended' });
    expect(sourceFilterOf(from('state=gone')).state).toBe('all');
  });

  it('asks for nothing it does not filter by', () => {
    expect(sourcesInput({ q: '', state: 'all' })).toEqual({});
    expect(sourcesInput({ q: '', state: 'unregistered' })).toEqual({ state: 'unregistered' });
  });
});
