import type { Content, SlackFile } from './payload.ts';

/** What a message says, a message that it forwards included; links that got a preview only bring their own text. */
export function textOf(content: Content): string {
  const forwarded = content.attachments
    .filter((attachment) => attachment.is_share === true || attachment.is_msg_unfurl === true)
    .map((attachment) => (attachment.text === '' ? attachment.fallback : attachment.text));
  return [content.text ?? '', ...forwarded].filter((text) => text.trim() !== '').join('\n\n');
}

/** The files of a message and of one that it forwards. */
export function filesOf(content: Content): SlackFile[] {
  const all = [...content.files, ...content.attachments.flatMap((attachment) => attachment.files)];
  return [...new Map(all.map((file) => [file.id, file])).values()];
}

/** Files that people put into a thread without a word to us are only looked at when they can be what we asked for. */
export function mayHoldBounce(file: SlackFile): boolean {
  // From a workspace that shares the channel it comes without a name; asking for it tells.
  const name = file.name ?? '';
  return name === '' || file.mode === 'snippet' || /\.(?:eml|msg|txt|log|zip|html?)$/i.test(name);
}
