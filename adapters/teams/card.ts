// Card -> Adaptive Card 1.5, one small function per element. https://adaptivecards.io/explorer/
import { catalogOf } from '../../src/messages/messages.ts';
import type { TeamsTexts } from '../../src/messages/teams-texts.ts';
import type { Action, Card, Element, EvidenceItem, SourceItem, StepItem, Weight } from '../../src/reply/card.ts';
import type { Message } from './port.ts';
import { cutText, type Part, pack } from './limits.ts';
import { literal } from './literal.ts';
import type { ButtonData } from './press.ts';

/**
 * The messages that show a card: more than one when Teams would not take it whole. Nothing is left out. All words are in
 * TextRuns, CodeBlocks and titles, which no client reads as markdown; a TextBlock would make links of `[a](b)`.
 */
export function messagesOf(card: Card): readonly Message[] {
  const { language = 'en', summary } = card;
  const texts = catalogOf(language).teams;
  const parts = card.elements.flatMap((element, index) => renderElement(element, `e${index}`, texts));
  return pack(parts).map((body) => ({
    summary: literal(summary),
    card: adaptiveCard(body, summary, undefined, language),
  }));
}

/** `fallback`: what a client says that knows no cards of this version. */
export function adaptiveCard(
  body: readonly Part[],
  fallback: string,
  actions?: readonly Part[],
  language?: string,
): object {
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    ...(language !== undefined && { lang: language }),
    msteams: { width: 'Full' },
    fallbackText: literal(fallback),
    body,
    ...(actions && { actions }),
  };
}

/** `id`: under which the element may name its parts; no other element of the card has it. */
function renderElement(element: Element, id: string, texts: TeamsTexts): readonly Part[] {
  switch (element.type) {
    case 'heading':
      return heading(element.text);
    case 'text':
      return paragraphs(element.text, {});
    case 'note':
      return paragraphs(element.text, { size: 'Small', isSubtle: true });
    case 'code':
      return codeBlocks(element.text);
    case 'evidence':
      return element.items.flatMap((item, index) => renderEvidence(item, `${id}-${index}`, texts));
    case 'steps':
      return element.items.flatMap((item, index) => renderStep(item, (element.first ?? 1) + index));
    case 'sources':
      return element.items.map(renderSource);
    case 'actions':
      return renderActions(element.actions);
  }
}

function heading(text: string): Part[] {
  const [first, ...rest] = paragraphs(text, { size: 'Medium', weight: 'Bolder' }, [], 'Large');
  return first ? [{ ...first, separator: true }, ...rest] : [];
}

type Style = Readonly<Record<string, string | boolean>>;

function run(text: string, style: Style = {}): Part {
  return { type: 'TextRun', text: literal(text), ...style };
}

function richText(inlines: readonly Part[], spacing = 'Default'): Part {
  return { type: 'RichTextBlock', inlines, spacing };
}

/** One block a line: a line break inside a TextRun is shown by some clients only. `lead` stands before the first line. */
export function paragraphs(text: string, style: Style, lead: readonly Part[] = [], spacing = 'Default'): Part[] {
  const parts: Part[] = [];
  let next = spacing;
  for (const line of cutText(text)) {
    if (line.trim() === '') {
      next = 'Medium';
      continue;
    }
    parts.push(richText(parts.length === 0 ? [...lead, run(line, style)] : [run(line, style)], next));
    next = 'None';
  }
  return parts;
}

/** Each piece with a copy button where the client knows CodeBlock, else in a typewriter face. */
function codeBlocks(text: string): Part[] {
  return cutText(text, 'blocks').map((piece) => ({
    type: 'CodeBlock',
    codeSnippet: literal(piece),
    language: 'PlainText',
    fallback: { type: 'Container', style: 'emphasis', items: monospaced(piece) },
  }));
}

function monospaced(text: string): Part[] {
  return paragraphs(text, { fontType: 'Monospace', size: 'Small' }, [], 'None');
}

const SIGNS: { readonly [W in Weight]: { readonly sign: string; readonly color: string } } = {
  bad: { sign: '✖', color: 'Attention' },
  warning: { sign: '⚠', color: 'Warning' },
  good: { sign: '✔', color: 'Good' },
  info: { sign: 'ℹ', color: 'Accent' },
  unknown: { sign: '?', color: 'Default' },
};

function renderEvidence({ weight, text, records }: EvidenceItem, id: string, texts: TeamsTexts): Part[] {
  const { sign, color } = SIGNS[weight];
  return [
    ...paragraphs(text, {}, [run(`${sign} `, { color, weight: 'Bolder' })]),
    ...(records.length === 0 ? [] : folded(records, id, texts.records(records.length))),
  ];
}

/** The records, hidden until the line above them is pressed. More than one such fold when they are many. */
function folded(records: readonly string[], id: string, title: string): Part[] {
  return cutText(records.join('\n'), 'blocks').map((block, index) => {
    const target = `${id}-${index}`;
    const lines = monospaced(block);
    const press = { type: 'Action.ToggleVisibility', title, targetElements: [target] };
    const line = richText([run(`▸ ${title}`, { size: 'Small', color: 'Accent' })], 'None');
    return {
      type: 'Container',
      spacing: 'None',
      items: [
        { type: 'Container', selectAction: press, items: [line] },
        { type: 'Container', id: target, isVisible: false, style: 'emphasis', spacing: 'Small', items: lines },
      ],
    };
  });
}

function renderStep({ text, command }: StepItem, number: number): Part[] {
  const steps = paragraphs(text, {}, [run(`${number}. `, { weight: 'Bolder' })]);
  return command === undefined ? steps : [...steps, ...codeBlocks(command)];
}

/** A link only over https; any other address is shown as text. */
function renderSource({ title, url, read }: SourceItem): Part {
  const isLink = URL.canParse(url) && new URL(url).protocol === 'https:';
  const name = isLink ? run(title, { color: 'Accent' }) : run(`${title} ${url}`);
  const link = isLink ? { ...name, selectAction: { type: 'Action.OpenUrl', url } } : name;
  return richText([link, run(` · ${read}`, { size: 'Small', isSubtle: true })], 'Small');
}

/** Teams shows at most six buttons of a set. */
const MAX_BUTTONS = 6;

function renderActions(actions: readonly Action[]): Part[] {
  const sets: Part[] = [];
  for (let from = 0; from < actions.length; from += MAX_BUTTONS) {
    sets.push({ type: 'ActionSet', actions: actions.slice(from, from + MAX_BUTTONS).map(renderAction) });
  }
  return sets;
}

const STYLES = { primary: 'positive', danger: 'destructive' } as const;

/** Clients before Universal Actions know Action.Submit only. */
function renderAction({ label, press, style }: Action): Part {
  const data: ButtonData = { press };
  const title = literal(label);
  return {
    type: 'Action.Execute',
    verb: 'press',
    title,
    data,
    ...(style && { style: STYLES[style] }),
    fallback: { type: 'Action.Submit', title, data },
  };
}
