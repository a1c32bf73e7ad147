import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchFile } from '../../../adapters/teams/file.ts';
import { listen } from '../../support/listening.ts';

const TEN_MB = 10 * 1024 * 1024;
let origin = '';
const asked: string[] = [];
const server = createServer((request, response) => {
  const path = request.url ?? '';
  asked.push(path);
  if (path === '/mail.eml') response.end('From: a@b.example');
  else if (path === '/ten') response.end(Buffer.alloc(TEN_MB));
  else if (path === '/more') response.end(Buffer.alloc(TEN_MB + 1));
  else if (path === '/moved') response.writeHead(302, { location: '/mail.eml' }).end();
  else if (path === '/away') response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
  else if (path === '/loop') response.writeHead(302, { location: '/loop' }).end();
  else response.writeHead(404).end();
});

beforeAll(async () => {
  origin = `http://127.0.0.1:${await listen(server)}`;
});
afterAll(() => server.close());

const get = (downloadUrl: string, origins = [origin]) =>
  fetchFile(
    { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'n', content: { downloadUrl } },
    origins,
  );

describe('a file of a personal chat', () => {
  test('is fetched', async () => {
    const { bytes, missing } = await get(`${origin}/mail.eml`);
    expect(Buffer.from(bytes).toString()).toBe('From: a@b.example');
    expect(missing).toBeUndefined();
  });

  test('is fetched where it was moved to', async () => {
    expect((await get(`${origin}/moved`)).bytes).toHaveLength(17);
  });

  test('may have ten megabytes and not one byte more', async () => {
    expect((await get(`${origin}/ten`)).bytes).toHaveLength(TEN_MB);
    expect(await get(`${origin}/more`)).toMatchObject({ missing: 'too-large', bytes: { length: 0 } });
  });

  test.for(['/gone', '/away', '/loop'])('%s cannot be had', async (path) => {
    expect(await get(origin + path)).toMatchObject({ missing: 'unavailable', bytes: { length: 0 } });
  });

  test('nobody is asked who is no file host of Microsoft', async () => {
    asked.length = 0;
    const port = origin.split(':')[2];
    for (const url of [
      `${origin}/mail.eml`,
      `http://c.sharepoint.com:${port}/`,
      `https://127.0.0.1:${port}/`,
      'file:///etc/passwd',
      'x',
    ])
      expect(await get(url, [])).toMatchObject({ missing: 'unavailable' });
    expect(await get('https://sharepoint.com.evil.example/', [])).toMatchObject({ missing: 'unavailable' });
    expect(await get('https://evilsharepoint.com/', [])).toMatchObject({ missing: 'unavailable' });
    expect(asked).toEqual([]);
  });
});
