import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The rooms of `src`, low to high: a room imports only from rooms on a lower line, and from itself. */
const FLOORS = [
  ['knowledge', 'dns', 'session'],
  ['bounce', 'checks'],
  ['diagnosis'],
  ['messages'],
  ['reply'],
  ['conversation'],
];
/** The composition roots: they alone see several adapters. The terminal is an entry of its own. */
const ROOTS = [
  'adapters/server.ts',
  'adapters/main.ts',
  'adapters/start.ts',
  'adapters/investigate.ts',
  'adapters/config.ts',
  'adapters/doors.ts',
  'adapters/kept.ts',
  'adapters/observe.ts',
];
/** What the core may import from outside: pure libraries. An SDK or a client of a service belongs in an adapter. */
const CORE_PACKAGES =
  /^(?:ipaddr\.js|tldts|zod|mailauth(?:\/.*)?|@kenjiuno\/msgreader|node:(?:url|buffer|crypto|zlib|util))$/;
/** Each SDK has one home. */
const HOMES: Record<string, RegExp> = {
  '@slack/': /^adapters\/slack\//,
  botbuilder: /^adapters\/teams\/bot\.ts$/,
  ioredis: /^adapters\/redis\//,
  bullmq: /^adapters\/redis\//,
  'dns-packet': /^adapters\/dns\//,
  'prom-client': /^adapters\/metrics\.ts$/,
};

interface Import {
  readonly from: string;
  /** A file of ours as a path from the root, or a package's name. */
  readonly to: string;
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name))
    .map((name) => `${folder}/${name}`);
}

const IMPORT =
  /(?:^|\n)(?:import|export)\s[^'"]*?from\s*'([^']+)'|(?:^|[^\w.])import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g;

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    const to = target.startsWith('.') ? relative(ROOT, normalize(join(ROOT, dirname(file), target))) : target;
    return { from: file, to };
  });
}

const imports = [...sources('src'), ...sources('adapters')].flatMap(importsOf);
const room = (path: string): string => path.split('/')[1] ?? '';
const floorOf = (name: string): number => FLOORS.findIndex((rooms) => rooms.includes(name));
const show = ({ from, to }: Import): string => `${from} -> ${to}`;

describe('the walls between rooms', () => {
  it('sees the imports it judges', () => {
    expect(imports.length).toBeGreaterThan(100);
  });

  it('gives every folder of src a floor', () => {
    const rooms = new Set(sources('src').map(room));
    expect([...rooms].filter((name) => floorOf(name) < 0)).toEqual([]);
  });

  it('lets a room of src import only from itself and from lower rooms', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        from.startsWith('src/') &&
        to.startsWith('src/') &&
        room(from) !== room(to) &&
        floorOf(room(to)) >= floorOf(room(from)),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('keeps adapters, SDKs and the machine out of src', () => {
    const outside = imports.filter(({ from, to }) => from.startsWith('src/') && !to.startsWith('src/'));
    expect(outside.filter(({ to }) => !CORE_PACKAGES.test(to)).map(show)).toEqual([]);
  });

  it('lets no adapter import another adapter', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (!from.startsWith('adapters/') || !to.startsWith('adapters/') || ROOTS.includes(from)) return false;
      if (from.startsWith('adapters/terminal/') || /^adapters\/[a-z-]+\.[jt]s$/.test(to)) return false;
      return room(from) !== room(to);
    });
    expect(wrong.map(show)).toEqual([]);
  });

  it('gives each SDK one home', () => {
    const wrong = imports.filter(({ from, to }) =>
      Object.entries(HOMES).some(([name, home]) => to.startsWith(name) && !home.test(from)),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('has no circle of imports in src', () => {
    expect(circles(imports.filter(({ from, to }) => from.startsWith('src/') && to.startsWith('src/')))).toEqual([]);
  });
});

describe('what is exported', () => {
  const files = ['src', 'adapters', 'manifest', 'test'].flatMap(sources);
  const words = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8').match(/[\w$]+/g) ?? []]));
  /** How often each word stands in the files. */
  const count = (wanted: (file: string) => boolean): Map<string, number> => {
    const all = files.filter(wanted).flatMap((file) => words.get(file) ?? []);
    return all.reduce((counts, word) => counts.set(word, (counts.get(word) ?? 0) + 1), new Map<string, number>());
  };
  const everywhere = count(() => true);
  const product = count((file) => !file.startsWith('test/'));
  const EXPORT = /^export (?:async )?(?:function\*?|const|class|interface|type) ([\w$]+)/gm;
  const unused = files.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(EXPORT)]
      .map(([, name]) => name ?? '')
      .filter((name) => (file.startsWith('test/') ? everywhere : product).get(name) === 1)
      .map((name) => `${file} ${name}`),
  );

  it('is used, and by more than tests', () => {
    expect(unused).toEqual([]);
  });
});

/** Files that lead back to themselves, types included: a circle of types is one to a reader too. */
function circles(edges: readonly Import[]): string[] {
  const next = Map.groupBy(edges, (edge) => edge.from);
  const reaches = (start: string): boolean => {
    const seen = new Set<string>();
    const todo = [start];
    for (let file = todo.pop(); file !== undefined; file = todo.pop()) {
      for (const { to } of next.get(file) ?? []) {
        if (to === start) return true;
        if (!seen.has(to)) todo.push(to);
        seen.add(to);
      }
    }
    return false;
  };
  return [...next.keys()].filter(reaches);
}
