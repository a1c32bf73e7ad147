import { dkimNameOr, envelopeDomainOr, fromDomainOr, type MailNames } from '../../../knowledge/remedies/mail-names.ts';
import { spfTerm } from '../../../knowledge/remedies/authentication.ts';
import { ipOr, type Names } from '../../../knowledge/remedies/names.ts';
import type { AuthenticationTexts } from '../../remedy-groups.ts';

const strictTags = (names: MailNames) =>
  [names.strictDkim ? 'adkim=s' : '', names.strictSpf ? 'aspf=s' : ''].filter((tag) => tag !== '').join(' and ');
const verifySpf = () => 'Check it: there must be one answer that begins with v=spf1.';
const publishKey = (names: MailNames) =>
  `Publish the key as a TXT record at ${dkimNameOr(names)}. A mail service shows you the record, or a CNAME to it, where DKIM is switched on:`;
const verifyKey = () => 'Check it: the answer must hold p= with the key behind it.';

export const authentication: AuthenticationTexts = {
  'spf-allow': {
    title: (names) =>
      names.spfMissing
        ? `Publish an SPF record for ${envelopeDomainOr(names)} that allows ${ipOr(names)}`
        : `Allow ${ipOr(names)} in the SPF record of ${envelopeDomainOr(names)}`,
    steps: {
      whose: (names) =>
        `First make sure that ${ipOr(names)} is a server of yours or of a service that sends for you. For a service, add the include: that it gives you rather than the address. If it is a forwarder's, do not add it: the forwarder has to rewrite the envelope sender.`,
      publish: (names) =>
        names.spfMissing
          ? `Then publish this SPF record; ${envelopeDomainOr(names)} has none of its own, and that of a domain above it does not count:`
          : names.spfSuggested === null
            ? `Then put ${spfTerm(names)} into the SPF record of the envelope sender's domain, before the "all" at its end. There must be only one such record:`
            : `Then publish this as the only SPF record of ${envelopeDomainOr(names)}, in place of the old one:`,
      verify: verifySpf,
      wait: (names) =>
        names.spfMissing
          ? "It counts for receivers when their caches have forgotten that there was none (the zone's negative TTL), usually within the hour. Then send again."
          : "It counts for receivers when the old record's TTL is over, usually within the hour. Then send again.",
    },
  },
  'spf-merge': {
    title: (names) => `Merge the SPF records of ${envelopeDomainOr(names)} into one`,
    steps: {
      one: (names) =>
        names.spfRecords.length > 1
          ? `A domain may have only one SPF record, and ${envelopeDomainOr(names)} has ${names.spfRecords.length}. With more than one, none of them counts. Delete them all and keep a single one.`
          : `A domain may have only one record that begins with v=spf1. With more than one, none of them counts. Delete them all and keep a single one.`,
      publish: () => 'It holds every include, ip4 and ip6 of the old ones once, and one "all" at the end:',
      verify: verifySpf,
    },
  },
  'spf-fewer-lookups': {
    title: (names) => `Bring the SPF record of ${envelopeDomainOr(names)} under 10 DNS look-ups`,
    steps: {
      count: (names) =>
        names.spfLookups === null
          ? 'Every include, a, mx, ptr, exists and redirect costs a look-up, also those inside included records. Only 10 are allowed in all.'
          : `It needs ${names.spfLookups} look-ups, and 10 are allowed: every include, a, mx, ptr, exists and redirect costs one, also those inside included records.`,
      drop: () =>
        'Remove the services that no longer send for you, and remove ptr and mx where nothing sends from there. That is the lasting repair.',
      flatten: () =>
        'Replace includes and names whose addresses are yours and do not change by ip4: and ip6: terms, which cost nothing. Do not copy the addresses of a service: it changes them without telling you.',
      subdomain: () =>
        'Let bulk mail go out under a subdomain with a record of its own, such as news.example.com: each domain has its own 10.',
      verify: () => 'Publish the shorter record and check again: Bounce Doctor counts the look-ups.',
    },
  },
  'spf-mend': {
    title: (names) => `Fix the SPF record of ${envelopeDomainOr(names)}`,
    steps: {
      mistake: (names) =>
        names.spfTerm === null
          ? 'The record cannot be used as it stands. Look for a misspelt mechanism, an include of a domain without an SPF record, a second record, more than two hosts that do not exist (void look-ups), or a term that lets everybody in (+all, very large networks): that one some receivers call suspicious.'
          : `The record cannot be used as it stands, because of "${names.spfTerm}". Correct or remove that.`,
      publish: () =>
        'The record to publish in its place. A term that could not be put right is left out: if something of yours sends from there, add it in the right form.',
      verify: verifySpf,
    },
  },
  'forwarder-keep-authentication': {
    title: (names) =>
      `Let the forwarder${names.forwardedFrom === null ? '' : ` at ${names.forwardedFrom}`} rewrite the envelope sender (SRS)`,
    steps: {
      why: (names) =>
        `The receiver sees ${ipOr(names)}, the server that forwards, with the original sender's domain ${envelopeDomainOr(names)}. That domain cannot list every forwarder in the world in its SPF record, and should not.`,
      rewrite: () =>
        "On the forwarding server: rewrite the envelope sender to a domain of the forwarder's own (SRS, for Postfix: postsrsd). Then SPF passes for that domain.",
      intact: () =>
        "Leave the message as it is: no footer, no subject tag, no new From. Then the original sender's DKIM signature still verifies, and DMARC passes by it.",
      trace: () =>
        'For Gmail, add X-Forwarded-For or X-Forwarded-To as well, and ARC headers if the server can make them.',
    },
    request: (names) =>
      [
        'Subject: forwarded mail is refused because of SPF',
        '',
        `Your server${names.ip === null ? '' : ` ${names.ip}`} forwards mail with the original envelope sender (${envelopeDomainOr(names)}), so SPF fails at the next receiver and the mail is refused.`,
        'Please rewrite the envelope sender when you forward (SRS) and leave the message unchanged, so that its DKIM signature survives.',
      ].join('\n'),
  },
  'survive-forwarding': {
    title: (names) => `What ${fromDomainOr(names)} can do: sign with DKIM`,
    steps: {
      sign: (names) =>
        `A DKIM signature of ${fromDomainOr(names)} survives forwarding that leaves the message unchanged; SPF does not. With DKIM aligned, DMARC passes although SPF fails.`,
      'not-spf': (names) =>
        `Do not put the forwarder's address${names.forwardedFrom === null || names.ip === null ? '' : ` ${names.ip}`} into your SPF record: it would let all its users send in your name.`,
    },
  },
  'dkim-publish-key': {
    title: (names) => `Publish the DKIM key at ${dkimNameOr(names)}`,
    steps: {
      selector: (names) =>
        names.dkim === null
          ? 'Look up in the signer (or in the header DKIM-Signature) which selector s= and which domain d= it uses: the key has to stand at exactly that name.'
          : `The signer uses selector ${names.dkim.selector} and domain ${names.dkim.domain}, and DNS has no usable key there. Either the record was never published or is incomplete, or the signer uses the wrong selector.`,
      doubled: () =>
        'You did publish it? Many panels add the domain by themselves, and a name typed in full ends up with the domain twice. If this answers, shorten the name in the panel:',
      publish: publishKey,
      verify: verifyKey,
      until: () =>
        'Until the key is there, receivers treat the message as if it were not signed. "No such record" may stay in caches for the negative TTL of the zone.',
    },
  },
  'dkim-new-key': {
    title: (names) => `Sign with a new DKIM key; the one at ${dkimNameOr(names)} is revoked`,
    steps: {
      revoked: (names) =>
        `The record at ${dkimNameOr(names)} has an empty p=, which means that the key is revoked (RFC 6376 section 3.6.1). What is signed with it does not verify.`,
      sign: () =>
        'Make a new key pair, of 2048 bits, under a new selector, and let the signer use that. Leave the revoked selector as it is: it may have been revoked because the key leaked.',
      publish: () => 'Publish the new public key at the new selector, before the signer uses it:',
      verify: verifyKey,
    },
  },
  'dkim-mend-signature': {
    title: (names) => `Find out why the DKIM signature of ${names.dkim?.domain ?? fromDomainOr(names)} does not verify`,
    steps: {
      last: () =>
        'Most often the message is changed after it was signed: by a disclaimer, a footer, a virus scanner, a gateway or a transport rule. Sign on the last server that touches the message.',
      key: (names) =>
        `Compare the key in DNS with the signer's own: the record at ${dkimNameOr(names)} must be the public half of the key that signs, in one piece.`,
      test: () =>
        'Send a message to a mailbox at Gmail or Outlook.com and let Bounce Doctor read its headers: "body hash did not verify" means that it was changed, "signature did not verify" that the key does not fit.',
    },
  },
  'dkim-sign': {
    title: (names) => `Sign mail of ${fromDomainOr(names)} with DKIM`,
    steps: {
      enable: (names) =>
        `Enable DKIM where the mail leaves: in the mail service's settings for ${fromDomainOr(names)}, or with OpenDKIM or rspamd on your own server. It must sign with d=${fromDomainOr(names)}, not with the service's own domain.`,
      publish: publishKey,
      verify: verifyKey,
    },
  },
  'dmarc-publish': {
    title: (names) => `Publish a DMARC record for ${fromDomainOr(names)}`,
    steps: {
      publish: () =>
        'Publish this TXT record, in place of what stands there now. The policy p=none is enough for the receivers that demand DMARC, and it blocks nothing:',
      one: () => 'There may be only one such record, and the reports have to go to a mailbox that exists.',
      later: () =>
        'Read the reports for a few weeks, make SPF or DKIM pass and align for every system that sends, and only then go on to p=quarantine or p=reject.',
      verify: () => 'Check it:',
    },
  },
  'dmarc-align': {
    title: (names) => `Let SPF or DKIM pass for ${fromDomainOr(names)} itself`,
    steps: {
      what: (names) =>
        `DMARC asks that SPF or DKIM passes for the domain in the From header, ${fromDomainOr(names)}${names.strictDkim && names.strictSpf ? ', and for exactly that name' : ', or one under the same organisational domain'}. A pass for the domain of a mail service does not count.`,
      strict: (names) =>
        `The DMARC record of ${fromDomainOr(names)} asks for strict alignment (${strictTags(names)}): there a subdomain does not count. If the system passes for a subdomain or a sister domain of yours, taking ${strictTags(names)} out of the record is enough.`,
      dkim: (names) =>
        `Best: let the system that sends sign with DKIM as d=${fromDomainOr(names)}. Mail services call that domain authentication or a custom domain.`,
      spf: (names) =>
        `Or: give it an envelope sender (return path) ${names.strictSpf ? 'at' : 'under'} ${fromDomainOr(names)}, and allow its addresses in the SPF record of that name.`,
      verify: () =>
        'If the message was forwarded or went through a list, the forwarder or the list has to keep the signature intact. Test: Authentication-Results of a test message must say dmarc=pass.',
    },
  },
  'bulk-requirements': {
    title: () => 'Meet the rules for bulk senders',
    steps: {
      which: (names) =>
        names.stated === null
          ? 'They hold for domains that send about 5,000 messages a day or more: SPF and DKIM must both pass, and DMARC must be published (p=none is enough) and pass by at least one that is aligned.'
          : `The receiver saw SPF: ${names.stated.spf}, DKIM: ${names.stated.dkim}, DMARC: ${names.stated.dmarc}. All three have to pass; for domains that send about 5,000 messages a day or more, SPF and DKIM are both demanded.`,
      both: () =>
        'It counts by the domain in the From header, over all systems that send for it. Find each of them: the mail server, newsletters, the shop, the CRM.',
      unsubscribe: () =>
        'Bulk mail needs a one-click unsubscribe too (List-Unsubscribe-Post), and a spam rate that stays below 0.3%.',
    },
  },
  'list-keep-signature': {
    title: () => 'Let the mailing list leave the message as it is, or send in its own name',
    steps: {
      unchanged: () =>
        'For whoever runs the list: no subject tag, no footer, no changed headers. Then the DKIM signature of the author still verifies.',
      rewrite: () =>
        'If the list must change messages: replace From by the list\'s own address (Mailman: DMARC mitigation "Munge From") and sign with the list\'s own domain.',
      arc: () => 'Adding ARC headers helps at receivers that trust the list; it does not replace the other two.',
    },
    request: (names) =>
      [
        'Subject: list messages are refused because of DMARC',
        '',
        `Your list changes the messages it passes on, so the DKIM signature of the author's domain${names.fromDomain === null ? '' : ` (${names.fromDomain})`} no longer verifies, and receivers refuse them.`,
        'Please stop changing subject and body, or replace From by the address of the list for domains with a DMARC policy.',
      ].join('\n'),
  },
  'right-by-now': {
    title: () => 'Nothing to change: send the message again',
    steps: {
      again: () =>
        'What the receiver missed is in DNS now: it was put there since, or the receiver still had an older answer. What was put off with a 4xx code is retried by itself; send again what came back.',
      still: () =>
        'If a new attempt is refused for the same reason after the TTL of the record, usually within the hour, let Bounce Doctor read that bounce: then another server or domain is meant, or something on the way changes the sender.',
    },
  },
  'test-message': {
    title: () => 'See for yourself what passes',
    steps: {
      send: () => 'Send a message the same way to a mailbox of your own at Gmail or Outlook.com, and open its headers.',
      read: (names: Names) =>
        `Authentication-Results there must say spf=pass or dkim=pass for ${fromDomainOr(names)}, and dmarc=pass. Bounce Doctor reads the headers too.`,
    },
  },
};
