import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allRoles, isLoopback, readEnv } from './env.ts';
import { Failure } from './lib/failure.ts';

describe('readEnv', () => {
  it('fills in what is not set', () => {
    const env = readEnv({}, '/home/somebody');
    expect(env).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      ROLES: [...allRoles],
      SEED_DEMO: false,
    });
    expect(env.DATA_DIR).toBe(path.resolve(import.meta.dirname, '../.data'));
    expect(env.DATABASE_URL).toBeUndefined();
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readEnv({ PORT: '', DATABASE_URL: ' ', ROLES: '' }, '/').PORT).toBe(3000);
  });

  it('resolves DATA_DIR from where npm was called', () => {
    expect(readEnv({ DATA_DIR: 'music' }, '/home/somebody').DATA_DIR).toBe('/home/somebody/music');
    expect(readEnv({ DATA_DIR: '/srv/music' }, '/home/somebody').DATA_DIR).toBe('/srv/music');
  });

  it('reads a comma list of roles, each once', () => {
    expect(readEnv({ ROLES: 'web, relay,web' }, '/').ROLES).toEqual(['web', 'relay']);
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT is "abc": expected a whole number from 1 to 65535.'],
    [{ PORT: '0' }, 'PORT is "0": expected a whole number from 1 to 65535.'],
    [{ PORT: '65536' }, 'PORT is "65536": expected a whole number from 1 to 65535.'],
    [{ PORT: '3e3' }, 'PORT is "3e3": expected a whole number from 1 to 65535.'],
    [{ ROLES: 'web,foo' }, `ROLES is "web,foo": expected a comma list of ${allRoles.join(', ')}.`],
    [{ HOST: 'a b' }, 'HOST is "a b": expected an address or a host name.'],
    [{ SEED_DEMO: 'yes' }, 'SEED_DEMO is "yes": expected 0 or 1.'],
  ])('says in one sentence what is wrong with %j', (variables, sentence) => {
    expect(() => readEnv(variables, '/')).toThrow(new Failure(sentence));
  });

  it.each([
    { DATABASE_URL: 'mysql://u:geheim@host/db' },
    { REDIS_URL: 'geheim' },
    { SOURCES_URL: 'postgres://u:geheim@host/db' },
    { AUTH_SECRET: 'geheim' },
  ])('never repeats what may be a secret: %j', (variables) => {
    const name = Object.keys(variables)[0];
    expect(() => readEnv(variables, '/')).toThrow(new RegExp(`^${name} cannot be used: expected `));
    expect(() => readEnv(variables, '/')).not.toThrow(/geheim/);
  });
});

describe('isLoopback', () => {
  it.each(['127.0.0.1', '::1', 'localhost'])('%s reaches this machine only', (host) => {
    expect(isLoopback(host)).toBe(true);
  });
  it.each(['0.0.0.0', '::', '192.168.0.2', 'music.example'])('%s lets others in', (host) => {
    expect(isLoopback(host)).toBe(false);
  });
});
