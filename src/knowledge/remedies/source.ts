/** A document that advice rests on. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** Date of the document's text, where it has one (ISO 8601). */
  readonly dated?: string;
  /** The day it was read (ISO 8601). */
  readonly read: string;
}
