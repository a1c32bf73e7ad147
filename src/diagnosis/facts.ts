import type { AskedQuestion } from '../knowledge/questions.ts';

/** Something known of the admin's set-up. `value` is a choice's id, an address or a name; null: asked, and not known. */
export interface Fact {
  readonly value: string | null;
  readonly from: 'paste' | 'answer' | 'profile';
  /** The platform's id of who said it; for the hand-over alone. */
  readonly by?: string;
}
export type Facts = Partial<Record<AskedQuestion, Fact>>;
