import type { Catalog } from '../catalog.ts';

/** Short phrases for the closed words. */
export const words: Pick<
  Catalog,
  'actors' | 'actorsForRecipient' | 'actorsInTicket' | 'confidence' | 'fromReports' | 'kinds' | 'notes'
> = {
  actors: {
    sender: 'you, on the sending side',
    recipient: 'the recipient or their mail admin',
    relay: 'whoever runs the relay, forwarder or smart host in between',
    provider: 'the hosting provider; you can only ask or wait',
    none: 'nobody; nothing has to be done',
  },
  actorsForRecipient: { sender: "the sender's mail admin, not you", recipient: 'you, on the receiving side' },
  actorsInTicket: {
    sender: 'the sending side',
    recipient: 'the receiving side',
    provider: 'the hosting provider; others can only ask or wait',
  },
  confidence: {
    proven: 'proven by the records below',
    likely: 'likely; what is known fits it',
    possible: 'from the text alone, not proven',
  },
  fromReports: "What this refusal means is known from reports; the receiver's own documents do not say it.",
  kinds: {
    bounce: 'a bounce',
    delay: 'a delay notice; the server is still trying, nothing has failed yet',
    autoreply: 'an automatic reply, not a bounce',
    report: 'a report by a machine, not a bounce',
    other: 'no bounce',
  },
  notes: {
    empty: 'There is nothing in it. Give me the error text or the whole bounce message.',
    binary:
      'That is not text or a mail message that I can read. Give me the error text, or the bounce as an .eml, .msg or .txt file.',
    truncated: 'It is very long; I read the first part only.',
    delivered:
      'This is a notice of success, not a bounce: the mail was delivered, or handed on to a server that sends no notices. Nothing needs to be done.',
    dmarc_report:
      'This is a DMARC report, not a bounce: it does not say that mail came back. A receiver tells the owner of a domain which servers sent mail in its name, and whether SPF and DKIM passed. It comes as long as the DMARC record asks for it (rua=, ruf=). Nothing has to be done, unless servers of your own fail in it.',
    tls_report:
      'This is a TLS report (RFC 8460), not a bounce. A sending service tells the owner of a domain how often it reached its mail servers over TLS. It comes as long as the TXT record at _smtp._tls asks for it. Nothing has to be done, unless it counts failures.',
    abuse_report:
      'This is an abuse report, not a bounce: a recipient took a message for spam, and their provider says so. Send that recipient no more of it, and see whether somebody else sent it in your name.',
    read_receipt:
      'This is a read receipt, not a bounce: the message arrived, and the mail program of the recipient says what became of it. Nothing has to be done.',
    image_only: 'I cannot read images. Give me the error as text.',
    credential: 'There seems to be a password or key in it. Change that if others may have seen it.',
  },
};
