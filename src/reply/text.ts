import type { Card, Element, EvidenceItem, Weight } from './card.ts';
import { printable } from './printable.ts';

const SIGN: Record<Weight, string> = { bad: '[!!]', warning: '[! ]', good: '[ok]', info: '[  ]', unknown: '[??]' };

/**
 * A card as plain text, for the terminal and for clients that show no cards. Buttons are left out.
 * @param columns where lines are broken, between words; what is to be copied (commands, records, requests) is not. Default: nowhere
 */
export function cardText(card: Card, columns = Number.POSITIVE_INFINITY): string {
  const parts = card.elements
    .map((element) => ({ type: element.type, text: broken(element, columns) }))
    .filter(({ text }) => text !== '');
  return printable(parts.map(({ type, text }, index) => `${gap(parts[index - 1]?.type, type)}${text}`).join(''));
}

/** A heading stands on what it heads, and small print right below its text. */
function gap(before: Element['type'] | undefined, type: Element['type']): string {
  if (before === undefined) return '';
  const close = before === 'heading' ? type !== 'heading' : type === 'note' && (before === 'text' || before === 'note');
  return close ? '\n' : '\n\n';
}

/** One element as it stands in the plain text. */
export function elementText(element: Element): string {
  return broken(element, Number.POSITIVE_INFINITY);
}

function broken(element: Element, columns: number): string {
  switch (element.type) {
    case 'heading':
      return `${wrapped(element.text, columns)}\n${'-'.repeat(Math.min(element.text.length, columns, 72))}`;
    case 'text':
    case 'note':
      return wrapped(element.text, columns);
    case 'code':
      return element.text;
    case 'evidence':
      return element.items.map((item) => evidenceText(item, columns)).join('\n');
    case 'steps':
      return element.items
        .map((item, index) => stepText(`${(element.first ?? 1) + index}. `, item.text, item.command, columns))
        .join('\n');
    case 'sources':
      return element.items
        .map((item) => `${wrapped(`${item.title}, ${item.read}`, columns, '  ')}\n  ${item.url}`)
        .join('\n');
    case 'actions':
      return '';
  }
}

function evidenceText(item: EvidenceItem, columns: number): string {
  const text = wrapped(`${SIGN[item.weight]} ${item.text}`, columns, '     ');
  return [text, ...item.records.map((record) => `       ${record}`)].join('\n');
}

function stepText(number: string, text: string, command: string | undefined, columns: number): string {
  const step = wrapped(`${number}${text}`, columns, ' '.repeat(number.length));
  return command === undefined ? step : `${step}\n${indent(command)}`;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `     ${line}`)
    .join('\n');
}

/** Breaks lines between words; a word that is longer stands alone. Every line but the first begins with `margin`. */
function wrapped(text: string, columns: number, margin = ''): string {
  if (text.length <= columns) return text;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = `${margin}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
