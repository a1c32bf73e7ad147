import type { TeamsTexts } from '../teams-texts.ts';

export const teams: TeamsTexts = {
  records: (count) => (count === 1 ? 'Record' : `Records (${count})`),
  personalWay: 'Here you can also send me the bounce as a file: .eml, .msg or .txt.',
  ways: [
    'In a team or group chat: mention me with the error text. Or open the menu of any message, choose "More actions" and "Diagnose bounce".',
    'Below the box where you type, my search puts the meaning of a code or a look-up into your message.',
  ],
  filesElsewhere:
    'Teams hands me files in our personal chat only. Send me the file there, or paste its text here with a mention of me.',
  unknownButton: 'That button is none of mine.',
  dialogTitle: 'Diagnose bounce',
  dialogIntro:
    'I read this, look in DNS, ask only what neither can tell, and say who must do what. You can add what you know, such as "Azure VM, Exchange".',
  dialogField: 'The bounce, or the part of it that you have',
  dialogPlaceholder: '550 5.7.25 [203.0.113.7] The IP address sending this message does not have a PTR record setup',
  dialogWhole: (characters) => `The message has ${characters} characters, too many to show here. I take all of it.`,
  dialogFiles: 'Teams does not hand on the files of a message. Send those to me in our personal chat.',
  dialogWhere: 'Where I answer',
  dialogHere: 'In this conversation, for everybody in it',
  dialogPrivate: 'Only to me, in the personal chat',
  dialogSubmit: 'Diagnose',
  dialogEmpty: 'Paste something first: an error line is enough.',
  dialogNoBounce: 'I see no bounce in this. Paste the error text or the whole bounce message.',
  dialogOutside:
    'I am not in this conversation yet, so I could not answer here. Add me to it, or paste the message to me in our personal chat.',
  dialogAdd: 'Add Bounce Doctor here',
  dialogNoPrivateChat:
    'I cannot write to you yet. Open Bounce Doctor among your apps once, add it for yourself, and try again.',
  askedAbout: (name) => `${name} asked me to look at a message:`,
  theMessage: 'The message',
  searchHint:
    'Type a code (5.7.25), an address, a domain, or one of: ptr, ip, domain, mx, spf, dkim, dmarc, banner, with what to look up.',
  searchSlow: (words) => `This takes longer than Teams waits for a search. Ask me in a chat: ${words}`,
};
