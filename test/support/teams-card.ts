// Looks at an Adaptive Card as a reader does.
import { z } from 'zod';

export interface Button {
  readonly title: string;
  readonly data: object;
}

const node = z.record(z.string(), z.unknown());
const list = z.array(z.unknown());
const buttonSchema = z.object({ type: z.literal('Action.Execute'), title: z.string(), data: node });
const wordsSchema = z.union([
  z.object({ type: z.literal('CodeBlock'), codeSnippet: z.string() }).transform((code) => code.codeSnippet),
  z
    .object({ type: z.literal('RichTextBlock'), inlines: z.array(z.object({ text: z.string() })) })
    .transform((block) => block.inlines.map((inline) => inline.text).join('')),
  z.object({ title: z.string() }).transform((button) => `[${button.title}]`),
]);

/** The words of a card, one line per block, buttons in brackets. */
export function textOf(card: unknown): string {
  return nodesOf(card)
    .flatMap((part) => wordsSchema.safeParse(part).data ?? [])
    .join('\n');
}

export function buttonsOf(card: unknown): readonly Button[] {
  return nodesOf(card).flatMap((part) => buttonSchema.safeParse(part).data ?? []);
}

/** The elements of a card in reading order, without what stands in for them in older clients. */
export function nodesOf(card: unknown): readonly unknown[] {
  const found = node.safeParse(card).data;
  if (!found) return [];
  const children = [found['body'], found['items'], found['actions']].flatMap((part) => list.safeParse(part).data ?? []);
  return [found, ...children.flatMap(nodesOf)];
}
