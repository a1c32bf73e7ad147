import type { Language } from '../messages/catalog.ts';

/**
 * A neutral message. Every text in it is plain: adapters escape it, so nothing a user wrote can ping, link or format.
 * An adapter renders each element in its platform's way and splits by its platform's limits.
 */
export interface Card {
  /** One sentence for notifications and clients that show no cards. */
  readonly summary: string;
  /** Of its words. Absent on a card that an adapter makes of its own words. */
  readonly language?: Language;
  readonly elements: readonly Element[];
  /** The same as a file, for a platform that can hand one over. */
  readonly file?: CardFile;
}

/** How much of an answer a card shows. */
export interface CardOptions {
  /** Everything at once, as a terminal and plain text show it; else long answers are cut and go on behind a button. */
  readonly whole: boolean;
  /** Nobody can press or say anything: no buttons, and no words about them. */
  readonly printed?: boolean;
}

export interface CardFile {
  /** Such as `report.md`. */
  readonly name: string;
  readonly text: string;
  /** Pressing this brings the card once more, as it is then. */
  readonly again: Press;
}

/** How a line of evidence weighs: `good` is evidence too; `unknown` means it could not be checked. */
export type Weight = 'bad' | 'warning' | 'good' | 'info' | 'unknown';

export type Element =
  | { readonly type: 'heading'; readonly text: string }
  | {
      readonly type: 'text';
      readonly text: string;
      /** Seconds from now for which it holds. An adapter that can adds until when, in the reader's time zone. */
      readonly lasts?: number;
    }
  /** Findings, each with the DNS records that prove it. */
  | { readonly type: 'evidence'; readonly items: readonly EvidenceItem[] }
  /** Numbered steps, each with the command to copy where there is one. */
  | {
      readonly type: 'steps';
      readonly items: readonly StepItem[];
      /** The first one's number, where earlier ones stand elsewhere. Default: 1. */
      readonly first?: number;
    }
  /** Text to copy as it stands. */
  | { readonly type: 'code'; readonly text: string }
  /** Small print. */
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'sources'; readonly items: readonly SourceItem[] }
  | { readonly type: 'actions'; readonly actions: readonly Action[] };

export interface EvidenceItem {
  readonly weight: Weight;
  readonly text: string;
  /** Records as `name TYPE value`, one a line. */
  readonly records: readonly string[];
  /** Of a check that is told while it runs. */
  readonly progress?: 'running' | 'done';
}
export interface StepItem {
  readonly text: string;
  readonly command?: string;
}
export interface SourceItem {
  readonly title: string;
  readonly url: string;
  /** The date it was read, in words of the card's language. */
  readonly read: string;
}

/** A button. What comes back when it is pressed is `press`, unchanged; adapters carry it as JSON and never trust it. */
export interface Action {
  readonly label: string;
  readonly press: Press;
  readonly style?: 'primary' | 'danger';
}

/** What a button carries: what it was about, so that an old one can be told from a live one. */
export interface Press {
  /** The run of the case the button belongs to. */
  readonly run: number;
  readonly action:
    | 'answer'
    | 'recheck'
    | 'restart'
    /** The rest of a card that was cut; `choice` is where. */
    | 'details'
    /** The advice for another cause; `choice` is which. */
    | 'next'
    | 'back'
    /** Where the case stands, once more. */
    | 'again'
    | 'why'
    | 'close'
    | 'reopen'
    | 'watch'
    /** `choice` is the watch's number. */
    | 'unwatch'
    /** `choice` is the form: markdown or plain. */
    | 'ticket'
    | 'right'
    | 'wrong'
    /** The workspace's profile; `question` is a field of it, `choice` its value. */
    | 'setup';
  /** With `answer`: the question and the choice. */
  readonly question?: string;
  readonly choice?: string;
}
