import type { ContentTexts } from '../../remedy-groups.ts';

export const content: ContentTexts = {
  'spam-content': {
    title: () => 'Find out what in the message looks like spam',
    steps: {
      look: () =>
        'Look at links first: shortened links, links to other domains than the text shows, a domain on a blocklist. Then at the attachment, the signature and pictures without text.',
      narrow: () =>
        'Send the message again in parts (without the links, without the attachment) to see which part is refused.',
      wanted: () =>
        'If it is ordinary mail to somebody who expects it, ask the recipient or their admin to release it or allow your domain. For bulk mail: send only to those who asked for it, with a way to unsubscribe.',
    },
  },
  'malware-found': {
    title: () => 'Treat the message and the computer it came from as infected until you know better',
    steps: {
      scan: () =>
        "Scan the attachment and the sender's computer, and look whether the account sends more of it. Do not send the file again to try it out.",
      clean: () => 'Check every link in the message, also in the signature: a hacked web site is enough to be refused.',
      mistaken: () =>
        'If it is clean, the filter is mistaken: share the file through a download link, and let the recipient report it to the maker of their filter.',
    },
  },
  'blocked-attachment': {
    title: () => 'Send the file in another way',
    steps: {
      type: () =>
        'The receiver does not take this type of file (programs, scripts, macros, some archives). It looks into ZIP files too, and refuses those with a password.',
      link: () =>
        'Share it through a download link (OneDrive, Google Drive, ...) and mail the link, or convert it, for example to PDF.',
      allow: () => "If it has to be mail: ask the recipient's admin whether they can allow it.",
    },
  },
  'well-formed-message': {
    title: () => 'Fix the program that makes the message',
    steps: {
      header: () =>
        'The message needs exactly one From with one valid address, a Date and a Message-ID of the form <id@domain>. Names with special characters are encoded (RFC 2047), addresses never.',
      once: () =>
        'From, To, Cc, Subject, Date and Message-ID may occur once each, and no line may be longer than 998 characters.',
      lines: () =>
        'Lines end with CR LF. A bare line feed is refused by many receivers; some programs make it when they hand mail to a gateway.',
      program: () =>
        'Usually it is a script, a web form or a device: update it, or let it send through a mail server that completes the headers.',
    },
  },
  'smtp-in-order': {
    title: () => 'Look for what gets between the two servers',
    steps: {
      proxy: () =>
        'Switch off SMTP inspection in the firewall or virus scanner ("SMTP fixup", "ESMTP inspection"): it changes commands and breaks STARTTLS.',
      software: () =>
        'If a program of your own speaks SMTP: send EHLO first, then MAIL, RCPT and DATA in that order, wait for each reply, and write addresses in angle brackets.',
      transcript: () =>
        'Otherwise switch on the protocol log for this destination and look at the conversation, or let Bounce Doctor read it: the command before the refusal is the one.',
    },
  },
  'forged-sender': {
    title: () => 'Somebody used your address as the sender; nothing of yours has failed',
    steps: {
      nothing: () =>
        'You can delete these notices: they are about messages that you did not send (backscatter). It usually ends by itself within days.',
      check: () =>
        'Make sure of it: the returned headers must show a server that is not yours, and the sent items and the log must hold nothing. If they do, the account is hacked: change its password.',
      dmarc: () =>
        'So that receivers refuse forged mail instead of bouncing it to you: publish SPF with -all, sign with DKIM, and set DMARC to p=quarantine or p=reject once all of your own mail passes.',
      quiet: () => 'If there are very many, let a rule put notices with an unknown original message aside.',
    },
  },
  'whole-bounce': {
    title: () => 'Get the whole notice',
    steps: {
      paste: () =>
        'Let Bounce Doctor read the whole notice with its error and the headers, or the .eml or .msg file. The code, the host that refused and the sending address say more.',
    },
  },
  'show-the-trouble': {
    title: () => 'Show a bounce, a header or a line of the log',
    steps: {
      bounce: () =>
        'If something came back: let Bounce Doctor read the whole notice with its error and the headers, or the .eml or .msg file.',
      spam: () =>
        'If a message landed in spam: its header at the recipient says what the receiver made of it (Gmail: Show original). Ask the recipient for it, or send to a mailbox of your own there.',
      log: () =>
        'If nothing came back: look the message up in the log of your mail server, and let Bounce Doctor read the line with the reply of the receiver. "250" in it means that the receiver took the message.',
      address: () => 'For blocklists and reverse DNS the public IP address that your mail leaves from is enough.',
    },
  },
};
