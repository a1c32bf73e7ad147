import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { homeView } from '../../../adapters/slack/home.ts';
import type { Submission } from '../../../adapters/slack/interactions.ts';
import { type PasteOrigin, pasteModal, problemsOf, readPaste } from '../../../adapters/slack/modal.ts';
import { NO_PROFILE } from '../../../src/diagnosis/profile.ts';
import { LANGUAGES } from '../../../src/messages/catalog.ts';

const home: PasteOrigin = { from: 'home' };
const message: PasteOrigin = { from: 'message', channel: 'C1', ts: '170.2', thread: '170.1' };

function sent(metadata: string, values: object): Submission {
  const view = {
    id: 'V1',
    private_metadata: metadata,
    state: { values: values as Submission['view']['state']['values'] },
  };
  return { team: { id: 'T1' }, user: { id: 'U1' }, view };
}
const said = (value: string | null) => ({ paste: { text: { type: 'plain_text_input', value } } });

describe.each(LANGUAGES)('the modal in %s', (language) => {
  test('keeps the limits of Slack', () => {
    const modal = pasteModal({ origin: message, text: 'x😀'.repeat(3_000) }, language);
    for (const words of [modal.title, modal.submit, modal.close]) expect(words?.text.length).toBeLessThanOrEqual(24);
    const { element } = z
      .object({ element: z.object({ initial_value: z.string(), placeholder: z.object({ text: z.string() }) }) })
      .parse(modal.blocks[0]);
    expect(element.initial_value.length).toBeLessThanOrEqual(3_000);
    expect(element.initial_value.isWellFormed()).toBe(true);
    expect(element.placeholder.text.length).toBeLessThanOrEqual(150);
    expect(modal.private_metadata?.length).toBeLessThanOrEqual(3_000);
  });

  test('comes back as it went', () => {
    const metadata = pasteModal({ origin: message }, language).private_metadata ?? '';
    expect(readPaste(sent(metadata, said('550')))).toEqual({
      origin: message,
      language,
      text: '550',
      answerIn: undefined,
      onlyForMe: false,
    });
  });

  test('says what is wrong with what was filled in', () => {
    const metadata = pasteModal({ origin: home }, language).private_metadata ?? '';
    const problems = (value: string | null) => {
      const paste = readPaste(sent(metadata, said(value)));
      return paste && problemsOf(paste, (text) => text === '550');
    };
    expect(Object.keys(problems(null) ?? {})).toEqual(['paste']);
    expect(Object.keys(problems(' \n') ?? {})).toEqual(['paste']);
    expect(problems('lunch?')?.['paste']).not.toBe(problems('')?.['paste']);
    expect(problems('550')).toBeUndefined();
  });
});

test('from the Home the answer is for its user alone', () => {
  const modal = pasteModal({ origin: home }, 'en');
  expect(modal.blocks.map((block) => block.block_id)).toEqual(['paste', 'language']);
  expect(readPaste(sent(modal.private_metadata ?? '', said('550')))?.onlyForMe).toBe(true);
});

test.each([
  '',
  'null',
  '{}',
  '{"origin":{"from":"home"}}',
  '{"origin":{"from":"command","channel":"#mail"},"language":"en"}',
])('a modal that is not as we made it is none: %s', (metadata) => {
  expect(readPaste(sent(metadata, said('550')))).toBeUndefined();
});

test('a modal without its field is none', () => {
  expect(readPaste(sent('{"origin":{"from":"home"},"language":"en"}', {}))).toBeUndefined();
});

test('the Home holds at most 100 blocks, and what a case is about stays literal', () => {
  const cases = Array.from({ length: 60 }, () => ({
    line: '<!channel> *x* & y',
    url: 'https://x.slack.com/archives/C1/p1',
  }));
  const profile = { ...NO_PROFILE, domains: ['<!here>.example'] };
  const view = homeView(cases, profile, 'en');
  expect(view.blocks.length).toBeLessThanOrEqual(100);
  expect(JSON.stringify(view)).not.toContain('mrkdwn');
  expect(JSON.stringify(view)).toContain('<!channel> *x* & y');
  expect(JSON.stringify(view)).toContain('Own domains: <!here>.example');
});
