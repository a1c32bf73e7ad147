// The dialog of "Diagnose bounce", as an Adaptive Card.
import type { TeamsTexts } from '../../src/messages/teams-texts.ts';
import { adaptiveCard, paragraphs } from './card.ts';
import type { About } from './extension.ts';
import type { Part } from './limits.ts';
import { literal } from './literal.ts';

/** A message that is longer is not shown for mending: a card may have 28 KB. */
const MAX_SHOWN_BYTES = 16_000;

/** What is wrong with what was sent. */
export type DialogProblem = 'dialogEmpty' | 'dialogNoBounce' | 'dialogNoPrivateChat';

export interface DialogContent {
  readonly text: string;
  readonly about: About;
  readonly files?: boolean;
  readonly problem?: DialogProblem;
}

/** Asks what to diagnose, and where to answer. */
export function dialogOf({ text, about, files = false, problem }: DialogContent, texts: TeamsTexts): object {
  const { dialogIntro, dialogWhere, dialogHere, dialogPrivate, dialogSubmit, dialogFiles } = texts;
  const where = [
    { title: dialogHere, value: 'here' },
    { title: dialogPrivate, value: 'private' },
  ];
  const body: Part[] = [
    ...(problem === undefined ? [] : paragraphs(`⚠ ${texts[problem]}`, { color: 'Attention', weight: 'Bolder' })),
    ...paragraphs(dialogIntro, {}),
    ...textField(text, texts),
    ...(files ? paragraphs(dialogFiles, { isSubtle: true, size: 'Small' }) : []),
    { type: 'Input.ChoiceSet', id: 'where', label: dialogWhere, style: 'expanded', value: 'here', choices: where },
  ];
  const submit = { type: 'Action.Submit', title: dialogSubmit, style: 'positive', data: { about } };
  return opened(adaptiveCard(body, dialogIntro, [submit]), texts);
}

/** Offers to add the app to the conversation, which Teams then does and asks for the dialog again. */
export function outsideDialog({ dialogOutside, dialogAdd, ...texts }: TeamsTexts): object {
  const add = { type: 'Action.Submit', title: dialogAdd, data: { msteams: { justInTimeInstall: true } } };
  return opened(adaptiveCard(paragraphs(dialogOutside, {}), dialogOutside, [add]), texts);
}

function textField(text: string, texts: TeamsTexts): Part[] {
  if (Buffer.byteLength(JSON.stringify(text)) > MAX_SHOWN_BYTES) {
    return paragraphs(texts.dialogWhole(text.length), { weight: 'Bolder' });
  }
  return [
    {
      type: 'Input.Text',
      id: 'text',
      label: texts.dialogField,
      isMultiline: true,
      isRequired: true,
      errorMessage: texts.dialogEmpty,
      placeholder: texts.dialogPlaceholder,
      value: literal(text),
    },
  ];
}

function opened(card: object, { dialogTitle }: Pick<TeamsTexts, 'dialogTitle'>): object {
  const content = { contentType: 'application/vnd.microsoft.card.adaptive', content: card };
  return {
    task: { type: 'continue', value: { title: dialogTitle, height: 'medium', width: 'medium', card: content } },
  };
}
