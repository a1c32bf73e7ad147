import { expect, test } from 'vitest';
import { parseRedisUrl } from '../../../adapters/redis/target.ts';

test.each([
  ['redis://cache', { kind: 'server', node: { host: 'cache', port: 6379 }, db: 0, tls: false }],
  ['rediss://[2001:db8::1]:6380/2', { kind: 'server', node: { host: '2001:db8::1', port: 6380 }, db: 2, tls: true }],
  [
    'redis://bot:p%40ss%2Fword@cache:7000',
    { kind: 'server', node: { host: 'cache', port: 7000 }, db: 0, tls: false, username: 'bot', password: 'p@ss/word' },
  ],
  ['redis://:only@cache', { kind: 'server', node: { host: 'cache', port: 6379 }, db: 0, tls: false, password: 'only' }],
  [
    'rediss+sentinel://:p@s1,s2:26380/mymaster/1',
    {
      kind: 'sentinel',
      nodes: [
        { host: 's1', port: 26379 },
        { host: 's2', port: 26380 },
      ],
      master: 'mymaster',
      db: 1,
      tls: true,
      password: 'p',
    },
  ],
  [
    'redis://n1,n2:7001',
    {
      kind: 'cluster',
      nodes: [
        { host: 'n1', port: 6379 },
        { host: 'n2', port: 7001 },
      ],
      tls: false,
    },
  ],
  ['rediss+cluster://entry', { kind: 'cluster', nodes: [{ host: 'entry', port: 6379 }], tls: true }],
])('%s', (url, target) => {
  expect(parseRedisUrl(url)).toEqual(target);
});

test.each([
  'http://cache',
  'redis:cache',
  'redis://',
  'redis://cache:0',
  'redis://cache:99999',
  'redis://cache/one',
  'redis://a,b/1',
  'redis://cache,/0',
  'redis+sentinel://s1',
  'redis+sentinel://s1/m/x',
  'redis://%zz@cache',
  'redis://cache?db=1',
])('"%s" is none', (url) => {
  expect(parseRedisUrl(url)).toBeUndefined();
});
