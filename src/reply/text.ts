import type { Card, Element, EvidenceItem, Weight } from './card.ts';

const SIGN: Record<Weight, string> = { bad: '[!!]', warning: '[! ]', good: '[ok]', info: '[  ]', unknown: '[??]' };

/** A card as plain text, for the terminal and for clients that show no cards. Buttons are left out. */
export function cardText(card: Card): string {
  return card.elements
    .map(elementText)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** One element as it stands in the plain text. */
export function elementText(element: Element): string {
  switch (element.type) {
    case 'heading':
      return `${element.text}\n${'-'.repeat(Math.min(element.text.length, 72))}`;
    case 'text':
    case 'note':
      return element.text;
    case 'code':
      return indent(element.text);
    case 'evidence':
      return element.items.map(evidenceText).join('\n');
    case 'steps':
      return element.items
        .map((item, index) => stepText((element.first ?? 1) + index, item.text, item.command))
        .join('\n');
    case 'sources':
      return element.items.map((item) => `${item.title}, ${item.read}\n  ${item.url}`).join('\n');
    case 'actions':
      return '';
  }
}

function evidenceText(item: EvidenceItem): string {
  return [`${SIGN[item.weight]} ${item.text}`, ...item.records.map((record) => `       ${record}`)].join('\n');
}

function stepText(number: number, text: string, command: string | undefined): string {
  const step = `${number}. ${text}`;
  return command === undefined ? step : `${step}\n${indent(command)}`;
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `     ${line}`)
    .join('\n');
}
