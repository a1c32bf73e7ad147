import type { Card, Element, EvidenceItem, Weight } from './card.ts';
import { printable } from './printable.ts';

const SIGN: Readonly<Record<Weight, string>> = {
  bad: '**FAIL**',
  warning: '**WARN**',
  good: 'ok',
  info: 'info',
  unknown: '**NOT CHECKED**',
};

/** A card as Markdown (CommonMark), for a ticket. What others wrote is escaped: it formats, links and mentions nothing. */
export function cardMarkdown(card: Card): string {
  return printable(
    `${card.elements
      .map(elementMarkdown)
      .filter((text) => text !== '')
      .join('\n\n')}\n`,
  );
}

function elementMarkdown(element: Element): string {
  switch (element.type) {
    case 'heading':
      return `## ${escape(element.text)}`;
    case 'text':
      return escape(element.text);
    case 'note':
      return `*${escape(element.text)}*`;
    case 'code':
      return block(element.text, '');
    case 'evidence':
      return element.items.map(evidence).join('\n');
    case 'steps':
      return element.items
        .map(({ text, command }, index) => {
          const step = `${(element.first ?? 1) + index}. ${escape(text)}`;
          return command === undefined ? step : `${step}\n\n${block(command, '   ')}\n`;
        })
        .join('\n');
    case 'sources':
      return element.items.map((item) => `- ${escape(item.title)}, ${escape(item.read)}: <${item.url}>`).join('\n');
    case 'actions':
      return '';
  }
}

function evidence({ weight, text, records }: EvidenceItem): string {
  const line = `- ${SIGN[weight]} ${escape(text)}`;
  return records.length === 0 ? line : `${line}\n\n${block(records.join('\n'), '  ')}\n`;
}

/** A fence longer than any run of backquotes inside, so that nothing gets out of it (CommonMark section 4.5). */
function block(text: string, indent: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [fence, ...text.split('\n'), fence].map((row) => `${indent}${row}`).join('\n');
}

/**
 * CommonMark section 2.4: any ASCII punctuation may be escaped. `@` and what makes an address a link too: trackers mention and
 * link by them (GitHub Flavored Markdown, "Autolinks").
 */
function escape(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>()#+!|~@$&]|:(?=\/\/)|(?<=\bwww)\./gi, '\\$&');
}
