import type { Caller } from '@musicloud/domain/shared/use-case';
import { holdSource } from '@musicloud/domain/source/hold-source';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rebuildStatus } from '../status/rebuild.ts';
import { createWorld, newContentId, type Said, type World } from '../testing/world.ts';
import { searchOriginals } from './search.ts';

let world: World;
let author: Caller;
let singer: Caller;
let code: string;
let id: string;
const register = (said: Said) => world.register(author, { visibility: 'public', ...said });
beforeAll(async () => {
  world = await createWorld();
  author = await world.caller();
  singer = await world.caller();
  const night = await register({ title: 'Midnight Line', artistName: 'TIKITIK' });
  id = night.content.id;
  code = night.source?.code ?? '';
  await register({ title: '오늘의 노래', artistName: '달빛소년' });
  await register({ title: '봄날', artistName: '방탄소년단' });
  await register({ title: 'Línea de Medianoche', artistName: 'Los Nocturnos', visibility: 'link' });
  await register({ title: 'Midnight Hour', artistName: 'Wilson' });
});
afterAll(() => world.close());

const find = async (typed: string, by = singer) =>
  (await searchOriginals(world.database.sql, typed, by.account.id)).map(({ title }) => title);

describe('an original', () => {
  test.each([
    ['midnight line', 'Midnight Line'],
    ['Midnihgt Line', 'Midnight Line'],
    ['tikjtik', 'Midnight Line'],
    ['Midnihgt Lime', 'Midnight Line'],
    ['midnightline', 'Midnight Line'],
    ['tikitk', 'Midnight Line'],
    ['line tikitik', 'Midnight Line'],
    ['오늘의노래', '오늘의 노래'],
    ['오늘의 노레', '오늘의 노래'],
    ['오눌의 노래', '오늘의 노래'],
    ['달빛 소년', '오늘의 노래'],
    ['봄', '봄날'],
    ['보', '봄날'],
    ['linea de medianoche', 'Línea de Medianoche'],
    ['nocturnas', 'Línea de Medianoche'],
  ])('is found by %s', async (typed, title) => {
    expect((await find(typed))[0]).toBe(title);
  });

  test('that is called just so comes first, then what begins so, then what is near', async () => {
    await register({ title: 'Midnight', artistName: 'Zed' });
    await register({ title: 'After Midnight', artistName: 'Clap' });
    const [first, second, third, ...rest] = await find('midnight');
    expect(first).toBe('Midnight');
    expect([second, third].toSorted()).toEqual(['Midnight Hour', 'Midnight Line']);
    expect(rest).toContain('After Midnight');
  });

  test('is found by its code, also with one character wrong, and by the address of its page', async () => {
    expect(await find(code)).toEqual(['Midnight Line']);
    expect(await find(code.toLowerCase().replaceAll('-', ''))).toEqual(['Midnight Line']);
    const wrong = code.replace(/.(?=-.$)/, (digit) => (digit === '9' ? '8' : '9'));
    expect(await find(wrong)).toContain('Midnight Line');
    for (const typed of [
      id,
      id.toUpperCase(),
      `http://localhost:3000/tracks/${id}`,
      `https://music.example/tracks/${id}?from=mail#lineage`,
      `/tracks/${id}/`,
    ]) {
      expect(await find(typed)).toEqual(['Midnight Line']);
    }
    expect(await find(newContentId())).toEqual([]);
  });

  test('kept private is found by its creator alone, however it is asked for', async () => {
    const { content, source } = await register({ title: 'Zyxwvut', visibility: 'private' });
    for (const typed of ['zyxwvut', 'zyxwvtu', content.id, source?.code ?? '']) {
      expect(await find(typed, author), typed).toEqual(['Zyxwvut']);
      expect(await find(typed), typed).not.toContain('Zyxwvut');
    }
    expect(await find('', author)).toContain('Zyxwvut');
    expect(await find('')).not.toContain('Zyxwvut');
  });

  test('on hold, or not registered yet, is not found', async () => {
    const { content } = await register({ title: 'Qwertzu' });
    await world.upload(author, { title: 'Qwertzu Too', visibility: 'public' });
    expect(await find('qwertzu')).toEqual(['Qwertzu']);
    const admin = await world.caller('admin');
    await holdSource(world.ports, admin, content.id, 'suspend', 'a claim');
    expect(await find('qwertzu')).toEqual([]);
  });

  test('is offered with its author; nothing typed offers what was registered last', async () => {
    const [found] = await searchOriginals(world.database.sql, 'midnight line', singer.account.id);
    expect(found).toMatchObject({
      authorName: author.account.name,
      mine: false,
      type: 'new_music',
    });
    await register({ title: 'The Newest' });
    expect((await find(''))[0]).toBe('The Newest');
    for (const typed of ['%', '!!!', "' or true --", '_', '\\']) {
      expect(Array.isArray(await find(typed)), typed).toBe(true);
    }
  });

  test('has the same key when all is rebuilt', async () => {
    expect(await rebuildStatus(world.database)).toMatchObject({ changed: 0 });
  });
});
