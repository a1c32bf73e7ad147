// What a message extension asks for, as far as we read it.
// https://learn.microsoft.com/microsoftteams/platform/messaging-extensions/what-are-messaging-extensions
import { z } from 'zod';
import type { Activity } from './activity.ts';
import { htmlToLines } from './html.ts';
import type { Address } from './port.ts';

const optionalText = z.string().optional().catch(undefined);

const messageSchema = z.object({
  /** Milliseconds, as a number in text. */
  id: optionalText,
  /** In a channel: the post that the message is an answer to. */
  replyToId: optionalText,
  createdDateTime: optionalText,
  linkToMessage: z
    .url({ protocol: /^https$/ })
    .optional()
    .catch(undefined),
  body: z.object({ contentType: optionalText, content: z.string() }).optional().catch(undefined),
});

/** A message that an action command was chosen on. */
export type ChosenMessage = z.infer<typeof messageSchema>;

/** The inputs of our dialog, and what its button carries. A client can send anything. */
const sentSchema = z.object({
  text: z.string().max(200_000).optional().catch(undefined),
  where: z.enum(['here', 'private']).catch('here'),
  about: z
    .object({
      root: z
        .string()
        .regex(/^\d{1,20}$/)
        .optional()
        .catch(undefined),
      link: z
        .url({ protocol: /^https$/ })
        .optional()
        .catch(undefined),
      written: z.iso.datetime({ offset: true, local: true }).optional().catch(undefined),
    })
    .catch({}),
});
export type Sent = z.infer<typeof sentSchema>;
export type About = Sent['about'];

const actionSchema = z.object({
  commandId: z.literal('diagnose'),
  messagePayload: messageSchema.optional().catch(undefined),
  data: z.unknown().optional(),
});
const querySchema = z.object({
  commandId: z.literal('lookUp'),
  parameters: z.array(z.object({ name: z.string(), value: z.string().max(500) })),
});
const addedSchema = z.object({ msteams: z.object({ justInTimeInstall: z.literal(true) }) });

export type ExtensionCall =
  | { readonly call: 'open'; readonly message: ChosenMessage | undefined }
  | { readonly call: 'submit'; readonly message: ChosenMessage | undefined; readonly sent: Sent }
  | { readonly call: 'search'; readonly words: string };

/** Reads an invoke of our message extension; undefined for anything else. */
export function extensionCallOf({ name, value }: Activity): ExtensionCall | undefined {
  if (name === 'composeExtension/query') {
    const query = querySchema.safeParse(value).data;
    return query && { call: 'search', words: query.parameters.find((one) => one.name === 'words')?.value.trim() ?? '' };
  }
  if (name !== 'composeExtension/fetchTask' && name !== 'composeExtension/submitAction') return undefined;
  const action = actionSchema.safeParse(value).data;
  if (!action) return undefined;
  const { messagePayload: message, data } = action;
  // Teams has added the app on our dialog's wish; now the dialog is opened as if it had been there.
  if (name === 'composeExtension/fetchTask' || addedSchema.safeParse(data).success) return { call: 'open', message };
  const sent = sentSchema.safeParse(data).data;
  return sent && { call: 'submit', message, sent };
}

/** What stands in a message, in lines. */
export function textOfChosen(message: ChosenMessage | undefined): string {
  const { contentType = 'text', content = '' } = message?.body ?? {};
  return contentType === 'html' ? htmlToLines(content) : content.trim();
}

/** Whether a message has files, pictures or cards: Teams leaves a mark in its HTML and keeps the things to itself. */
export function hasAttachment(html: string): boolean {
  return /<attachment\b/i.test(html);
}

/** What the dialog has to remember of the message. */
export function aboutOf(message: ChosenMessage | undefined): About {
  const root = [message?.replyToId, message?.id].find((id) => id !== undefined && /^\d{1,20}$/.test(id));
  return sentSchema.shape.about.parse({
    root,
    link: message?.linkToMessage,
    written: message?.createdDateTime,
  });
}

/** The thread of the message in a channel; elsewhere the chat. */
export function threadOf(activity: Activity, address: Address, { root }: About): Address {
  const channel = activity.channelData?.channel?.id;
  if (channel === undefined && address.conversationType !== 'channel') return address;
  const [base = '', thread] = address.conversationId.split(';messageid=');
  const id = root ?? thread;
  if (id === undefined) return address;
  return { ...address, conversationType: 'channel', conversationId: `${channel ?? base};messageid=${id}` };
}

/** Where Teams keeps the list of members: the team's, for any of its channels. */
export function rosterOf(activity: Activity, address: Address): Address {
  const [base = ''] = address.conversationId.split(';');
  return { ...address, conversationId: activity.channelData?.team?.id ?? base };
}
