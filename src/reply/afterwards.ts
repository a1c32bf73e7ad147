import type { Advice } from '../diagnosis/diagnose.ts';
import { AFTERWARDS, type Afterwards, type Effect } from '../knowledge/afterwards.ts';
import { remedyRow } from '../knowledge/remedies/remedies.ts';
import type { Catalog } from '../messages/catalog.ts';
import type { Element } from './card.ts';

interface Place {
  /** There are checks that "Check again" can repeat. */
  readonly checked: boolean;
  /** There is no such button. */
  readonly printed: boolean;
}

/**
 * What to expect after the steps, and how to see that they worked; each once where causes share it.
 */
export function afterwardsElements(advice: readonly Advice[], place: Place, catalog: Catalog): Element[] {
  const texts = new Set(advice.flatMap((one) => afterwardsText(one, place, catalog)));
  if (texts.size === 0) return [];
  return [
    { type: 'heading', text: catalog.afterwards.heading },
    ...[...texts].map((text) => ({ type: 'text', text }) as const),
  ];
}

function afterwardsText(one: Advice, { checked, printed }: Place, catalog: Catalog): string[] {
  const { cause, bounces } = one;
  const row: Afterwards | null = AFTERWARDS[cause];
  if (row === null) return [];
  const { effects, proofs, recheckPrinted, returned, queued } = catalog.afterwards;
  const final = bounces.some((bounce) => bounce.permanent === true);
  const effect = effectOf(row.effect, final, one);
  const waits =
    effect !== 'retry' && bounces.some((one) => one.permanent === false && !isFinalInWords(one.diagnosticText));
  const proof = row.proof === 'recheck' && !checked ? 'resend' : row.proof;
  const sentences = [
    effects[effect],
    ...(final ? [returned] : waits ? [queued] : []),
    proof === 'recheck' && printed ? recheckPrinted : proofs[proof],
  ];
  return [sentences.join(' ')];
}

/** Yahoo's 421 [TSS09]: a temporary code, and words that say that no attempt will be taken. */
function isFinalInWords(text: string | null): boolean {
  return /\bpermanently deferred\b|\bretrying will not succeed\b/i.test(text ?? '');
}

function effectOf(usual: Effect, final: boolean, { actor, names, remedies }: Advice): Effect {
  const others = actor === 'recipient' || actor === 'relay' || actor === 'provider';
  if ((usual === 'dns' || usual === 'server') && others && names.side !== 'recipient') return 'theirs';
  // Their own admin takes the entry off the list.
  if (usual === 'theirs' && names.ownBlock) return 'server';
  // Nothing has to be lifted any more.
  if (usual === 'list' && names.delisted !== null) return 'message';
  // A final refusal is not tried again, whatever its cause usually brings.
  if (usual === 'retry' && final) return 'message';
  // Without a request the admin asks nobody.
  if (usual === 'grant' && !remedies.some((id) => remedyRow(id).request === true)) return 'server';
  return usual;
}
