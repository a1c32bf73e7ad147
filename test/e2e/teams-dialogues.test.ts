// The dialogues of test/dialogues, played twice: on the core, and by a client of Teams through the adapter. Both must say
// the same, and what the dialogue says they do.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createInvestigate } from '../../adapters/investigate.ts';
import { MemoryWatches } from '../../adapters/watch/memory-watches.ts';
import { createCore } from '../../src/conversation/handle.ts';
import type { Handle, Outlet, UserEvent } from '../../src/conversation/incoming.ts';
import { parseState, type State } from '../../src/conversation/state.ts';
import { parseProfile } from '../../src/diagnosis/profile.ts';
import { catalogOf } from '../../src/messages/messages.ts';
import type { Action, Card, Element } from '../../src/reply/card.ts';
import { MemoryStore } from '../../src/session/memory-store.ts';
import { MemoryWorkspaces } from '../../src/session/memory-workspaces.ts';
import { eventually } from '../support/eventually.ts';
import { type Dialogue, readDialogues, type Turn } from '../support/dialogue.ts';
import { dnsFrom } from '../support/dns-client.ts';
import { serveZone, type ZoneServer } from '../support/dns-zone.ts';
import { listen } from '../support/listening.ts';
import { buttonsOf } from '../support/teams-card.ts';
import { startTeamsPlayground, type TeamsMessage, type TeamsPlayground } from '../support/teams-playground.ts';
import { serveTeams, type TeamsServer } from '../support/teams-server.ts';

const FILES = ['azure-reverse-dns.txt', 'microsoft365.txt', 'recipient.txt', 'delivery.txt'];
const DNS_MS = 400;

let server: TeamsServer;
let teams: TeamsPlayground;
/** The core behind the adapter; each dialogue has one of its own. */
let core: Handle;
let handled = 0;
/** Messages and changes of messages that went to the client. */
let sent = 0;
const files = createServer((_request, response) => response.end(file));
let file = '';
let fileOrigin = '';

beforeAll(async () => {
  fileOrigin = `http://127.0.0.1:${await listen(files)}`;
  server = await serveTeams({
    production: false,
    fileOrigins: [fileOrigin],
    handle: async (incoming, outlet) => {
      const counted = async (...what: Parameters<Outlet['show']>): Promise<string> => {
        const reference = await outlet.show(...what);
        sent += reference.split(' ').length;
        return reference;
      };
      await core(incoming, { show: counted });
      handled += 1;
    },
  });
  teams = await startTeamsPlayground(server.url);
});
afterAll(async () => {
  await teams.stop();
  await server.stop();
  files.close();
});

function coreFor(dns: ZoneServer): Handle {
  const now = (): number => Date.now();
  return createCore({
    store: new MemoryStore<State>({ parse: parseState, now }),
    workspaces: new MemoryWorkspaces({ parse: parseProfile, now }),
    watches: new MemoryWatches(),
    investigate: createInvestigate(dnsFrom(dns, { timeoutMs: DNS_MS })),
    log: { error: (facts, message) => expect.fail(`${message} ${JSON.stringify(facts)}`) },
  }).handle;
}

/** What one side says in a turn: the words of each message that is new or changed. */
type Said = readonly string[];
interface Side {
  act(turn: Turn): Promise<Said>;
  /** The addresses that its words lead to. */
  links(): readonly string[];
}

/** The core with nothing around it. */
function coreAlone(handle: Handle, { locale }: Dialogue): Side {
  const cards = new Map<string, Card>();
  let touched = new Set<string>();
  const outlet: Outlet = {
    show: (card, replace) => {
      const reference = replace ?? String(cards.size);
      cards.set(reference, card);
      touched.add(reference);
      return Promise.resolve(reference);
    },
  };
  const buttons = (): readonly Action[] => [...cards.values()].flatMap(({ elements }) => elements.flatMap(actionsOf));
  const eventOf = ({ act }: Turn): UserEvent => {
    if (act.type === 'text') return { type: 'text', text: act.text };
    const action = buttons().findLast(({ label }) => label === act.label);
    if (!action) throw new Error(`no button "${act.label}"`);
    return { type: 'press', press: action.press };
  };
  return {
    links: () => [],
    act: async (turn) => {
      const event = eventOf(turn);
      touched = new Set();
      const place = { conversation: 'c', workspace: 'w', address: 'a' };
      await handle(
        {
          ...place,
          eventId: String(turn.line),
          locale,
          addressed: turn.act.type === 'press' || turn.act.addressed,
          event,
        },
        outlet,
      );
      return [...touched].flatMap((reference) => cards.get(reference) ?? []).map(wordsOf);
    },
  };
}

/** A client of Teams, in a thread of a channel. */
async function throughTeams({ locale, title }: Dialogue): Promise<Side> {
  const thread = await teams.post(title);
  const where = { id: thread, conversationType: 'channel' };
  const at = '<at>Bot</at>';
  const mention = [{ type: 'mention', mentioned: { id: teams.ids.bot }, text: at }];
  const bots = (): readonly TeamsMessage[] => teams.messages(thread).filter((message) => message.from === 'bot');
  return {
    links: () =>
      [...JSON.stringify(bots().map(({ card }) => card)).matchAll(/"url":"([^"]+)"/g)].map(([, url = '']) => url),
    act: async ({ act }) => {
      const before = new Map(bots().map(({ id, updates }) => [id, updates]));
      const count = handled;
      if (act.type === 'text') {
        const said = act.addressed ? { text: `${at} ${act.text}`, entities: mention } : { text: act.text };
        await teams.deliver(teams.activity({ ...said, locale }, where));
      } else {
        const message = bots().findLast((one) => buttonsOf(one.card).some(({ title }) => title === act.label));
        if (!message) throw new Error(`no button "${act.label}"`);
        await teams.press(message, act.label);
      }
      await eventually(() => expect(handled).toBe(count + 1));
      const seen = (): number =>
        teams.messages().reduce((sum, { from, updates }) => sum + (from === 'bot' ? updates + 1 : 0), 0);
      await eventually(() => expect(seen()).toBe(sent));
      return bots()
        .filter(({ id, updates }) => before.get(id) !== updates)
        .map(({ text }) => fold(text));
    },
  };
}

/** Long answers go on behind a button: reading on is a turn too. */
function showMore(said: string, { line }: Turn): Turn | undefined {
  const label = [catalogOf('en').talk.showMore, catalogOf('nl').talk.showMore].find((text) =>
    said.includes(`[${text}]`),
  );
  if (label === undefined) return undefined;
  return { line: line + 0.5, zone: {}, act: { type: 'press', label }, expect: [] };
}

function actionsOf(element: Element): readonly Action[] {
  return element.type === 'actions' ? element.actions : [];
}

/** The words of a card in the order that a reader of Teams meets them. */
function wordsOf({ elements, language }: Card): string {
  const records = (count: number): string => (count === 1 ? '▸ Record' : `▸ Records (${count})`);
  expect(language).toBeDefined();
  return fold(
    elements
      .flatMap((element): readonly string[] => {
        switch (element.type) {
          case 'evidence':
            return element.items.flatMap((item) => [
              `${SIGNS[item.weight]} ${item.text}`,
              ...(item.records.length === 0 ? [] : [records(item.records.length), ...item.records]),
            ]);
          case 'steps':
            return element.items.flatMap(({ text, command = '' }, index) => [
              `${(element.first ?? 1) + index}. ${text}`,
              command,
            ]);
          case 'sources':
            return element.items.map(({ title, read }) => `${title} · ${read}`);
          case 'actions':
            return element.actions.map(({ label }) => `[${label}]`);
          default:
            return [element.text];
        }
      })
      .join('\n'),
  );
}

const SIGNS = { bad: '✖', warning: '⚠', good: '✔', info: 'ℹ', unknown: '?' };

function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

const dialogues = FILES.flatMap((name) =>
  readDialogues(name, readFileSync(new URL(`../dialogues/${name}`, import.meta.url), 'utf8')),
);

describe.each(FILES)('%s', (name) => {
  test.each(dialogues.filter((dialogue) => dialogue.file === name))('$title', async (dialogue) => {
    await using dns = await serveZone({ ...dialogue.zone });
    await using sameDns = await serveZone({ ...dialogue.zone });
    core = coreFor(sameDns);
    const alone = coreAlone(coreFor(dns), dialogue);
    const client = await throughTeams(dialogue);
    for (const turn of dialogue.turns) {
      Object.assign(dns.zone, turn.zone);
      Object.assign(sameDns.zone, turn.zone);
      const said: string[] = [];
      for (let next: Turn | undefined = turn; next; next = showMore(said.at(-1) ?? '', turn)) {
        const now = await client.act(next);
        expect(now).toEqual(await alone.act(next));
        said.push(now.join(' '));
      }
      const all = fold([...said, ...client.links()].join(' ')).toLowerCase();
      for (const expectation of turn.expect) {
        if (expectation.expect === 'says') expect(all).toContain(fold(expectation.words).toLowerCase());
        if (expectation.expect === 'never') expect(all).not.toContain(fold(expectation.words).toLowerCase());
      }
    }
  });
});

test('a file says the same as its text does', async () => {
  const text = '550 5.1.1 <nobody@fabrikam.example>: Recipient address rejected: User unknown';
  file = `From: a@contoso.example\r\nSubject: failed\r\n\r\n${text}\r\n`;
  await using dns = await serveZone({});
  core = coreFor(dns);
  const contentType = 'application/vnd.microsoft.teams.file.download.info';
  const attachments = [{ contentType, name: 'bounce.eml', content: { downloadUrl: `${fileOrigin}/bounce.eml` } }];
  await teams.deliver(teams.activity({ text: '', attachments }));
  const { personalChat } = teams.ids;
  const answer = await teams.waitFor((message) => message.conversation === personalChat);
  expect(answer.text).toContain('550 5.1.1, for ***@fabrikam.example');
});
