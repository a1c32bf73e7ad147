import type { ListingName } from '../../../knowledge/remedies/mail-names.ts';
import { ipOr, type Names } from '../../../knowledge/remedies/names.ts';
import type { BlocklistTexts } from '../../remedy-groups.ts';

const causeFirst = 'Ask only when the cause is gone: an address that sends spam again is listed again.';
const nameOf = ({ list, part }: ListingName) => (part === null ? list : `${list} ${part}`);

/** What each part of Spamhaus ZEN lists, and so where to look. */
const SPAMHAUS_PARTS: Readonly<Partial<Record<string, string>>> = {
  SBL: 'SBL: a range or address from which spam was seen. The owner of the address (your provider) has to clear it up and ask for removal.',
  CSS: 'CSS: spam or bad sending practice was seen, automatically. Usual causes: a hacked account or web form, a bulk mailing nobody asked for, a wrong HELO name. A new listing also meets servers with poor hygiene.',
  XBL: 'XBL: the address behaves like an infected or hijacked machine (bot, open proxy). With NAT it can be any machine behind that address.',
  DROP: 'DROP: the whole network counts as hijacked or run for spam. Only its owner can clear that up; send from somewhere else.',
  AuthBL: 'AuthBL: the address logs in with stolen passwords. Look for an infected machine behind it.',
  BCL: 'BCL: the address controls a botnet. Take the machine off the net.',
};

function spamhausPart({ listings }: Names): string {
  const part = listings
    .map((listing) => (listing.part === null ? undefined : SPAMHAUS_PARTS[listing.part]))
    .find(Boolean);
  return (
    part ??
    'See at check.spamhaus.org which list it is: CSS is about what the server sends, XBL about an infected machine, SBL is cleared up by the owner of the address, PBL is about end-user lines.'
  );
}

const removalRequest = (names: Names, receiver: string) =>
  [
    `Subject: ${ipOr(names)} refused`,
    '',
    `${receiver} refuses mail from our server ${ipOr(names)}${names.mailName === null ? '' : ` (${names.mailName})`}.`,
    'Cause found and removed: DESCRIBE_THE_CAUSE. Since: DATE_AND_TIME.',
    'Please remove the block, or tell us what is still wrong. The full refusal is below.',
  ].join('\n');

export const blocklist: BlocklistTexts = {
  'find-abuse': {
    title: (names) => `First find out why ${ipOr(names)} is listed`,
    steps: {
      first: () => 'Look for the cause before you ask for removal: an address that sends spam again is listed again.',
      look: () =>
        'Look at what left the server: an account that sent far more than usual, one subject over and over, many bounces.',
      postfix: () => 'In Postfix these show the size of the queue and who fills it:',
      exim: () =>
        'In Exim these show the size of the queue and who sent most (the log is /var/log/exim/main.log on some systems):',
      sendmail: () =>
        'In sendmail these show the size of the queue and who sent most (the log is /var/log/mail.log on some systems):',
      exchange: () => 'In Exchange this shows who sent most in the last day:',
      web: () =>
        'Usual causes: a compromised mailbox password, a hacked web site or contact form, an open relay, a mailing that nobody asked for.',
      network: () =>
        'Behind NAT any computer can be the source: let only the mail server connect out on port 25, and log the rest.',
    },
  },
  'listing-gone': {
    title: (names) => `Send it again: ${ipOr(names)} is no longer listed`,
    steps: {
      again: (names) =>
        `${names.delisted ?? 'The list'} does not hold ${ipOr(names)} today, so there is nothing to have removed. Receivers follow when their caches expire; then send again what came back.`,
      cause: () =>
        'Listings come back while their cause is there. If nobody found it, look now: an account that sent far more than usual, a hacked web form, an infected computer behind the same address.',
      theirs: () =>
        'If only this receiver refuses again, its server probably takes an error answer of the list (127.255.255.x) for a listing: tell its admin that the list does not hold your address.',
    },
  },
  'relay-listed': {
    title: (names) =>
      `Contact the operator of the smart host${names.smartHost === null ? '' : ` ${names.smartHost}`}: ${ipOr(names)} is theirs`,
    steps: {
      theirs: (names) =>
        `The address that was refused, ${ipOr(names)}, belongs to your relay or mail filter. Its operator has to find the cause and have it removed; you cannot, and your own address has nothing to do with it. Send them the text below.`,
      'other-way': () =>
        'Ask whether they can send your mail from another address until then. A shared address is often listed for what another customer sent.',
      yours: () =>
        'Be ready for the question whether the spam came from you: look for an account that sent far more than usual.',
      form: () => 'What follows is for the operator: where the removal is asked for.',
    },
    request: (names) =>
      [
        `Subject: your outgoing address ${ipOr(names)} is blocked`,
        '',
        `Mail that we hand to your relay${names.smartHost ? ` ${names.smartHost}` : ''} is refused${names.remoteHost ? ` by ${names.remoteHost}` : ''}, because your outgoing address ${ipOr(names)} is on a blocklist or has a bad reputation there. The refusal is below.`,
        'Please find the cause and have the address removed, or send our mail from another address, and tell us when it is done.',
      ].join('\n'),
  },
  'secure-account': {
    title: () => 'Secure the account or machine that was abused',
    steps: {
      lock: () =>
        'Change the password, end all sessions, and turn on multi-factor authentication. On a server: take the hacked site or script offline.',
      rules: () => 'Remove forwarding and inbox rules, app passwords and connected apps that the owner does not know.',
      queue: () => 'Empty the queue of what is left of the spam, and check that no more comes for some hours.',
      release: () => 'Only then ask for the block to be lifted.',
    },
  },
  'restricted-entity': {
    title: () => 'Then release the sender in Microsoft 365',
    steps: {
      secure: () =>
        'Exchange Online blocked the sender for outbound spam: first secure the account (password, sessions, inbox rules, multi-factor authentication).',
      release: () =>
        'Then an admin removes it from Restricted entities: Microsoft Defender portal, Email & collaboration, Review, Restricted entities. It can take some hours until it may send again.',
      tenant: () =>
        'If the whole tenant is blocked, or mail comes from a domain that is not registered in it: register the domain, check the connectors, and contact Microsoft support; no form lifts that.',
    },
  },
  'spamhaus-removal': {
    title: (names) => `Have ${ipOr(names)} removed at Spamhaus`,
    steps: {
      which: spamhausPart,
      cause: () => 'First remove the cause: the compromised account, form or machine, or the bad mailing practice.',
      form: () => 'Then look the address up and follow the removal link there:',
      verify: () =>
        'Check it through a resolver of your own (public resolvers get an error instead of an answer); no answer means not listed. Receivers follow when their caches expire:',
    },
  },
  'pbl-relay': {
    title: (names) => `Do not send directly from ${ipOr(names)}, or take it off the PBL`,
    steps: {
      meaning: () =>
        'The PBL lists ranges of end-user addresses, from which mail should not go directly to receivers. It is no accusation of spam.',
      relay: () =>
        "Usual way: send through the provider's relay or another smart host, with a login on port 587. Then your own address no longer counts.",
      remove: () =>
        'If this is a mail server with a fixed address: give it a PTR with a name of its own first, then take the single address off the list at check.spamhaus.org. For a range that the provider listed itself, ask the provider.',
    },
  },
  'microsoft365-delist': {
    title: (names) => `Then have ${ipOr(names)} delisted at Microsoft 365`,
    steps: {
      form: (names) =>
        `Open the delist portal and enter the address from the bounce, ${ipOr(names)}, and your e-mail address:`,
      reply: () =>
        'Confirm by the link in the mail that follows. It is for Microsoft 365 (5.7.606 to 5.7.649) only; Outlook.com and Hotmail have a form of their own.',
      again: () => 'Allow it a day, then send again. If it comes back, the cause is still there.',
    },
  },
  'microsoft365-delist-mail': {
    title: () => 'Forward the whole bounce to delist@microsoft.com',
    steps: {
      forward: () =>
        'For this code (5.7.511) the delist portal does not help: forward the complete non-delivery report to delist@microsoft.com, with the address and what you have fixed.',
      'not-portal': () => 'Microsoft answers by mail. Ask only when the cause of the spam is gone.',
    },
    request: (names) => removalRequest(names, 'Microsoft 365 (550 5.7.511)'),
  },
  'microsoft365-support': {
    title: () => 'Contact Microsoft support for your tenant',
    steps: {
      support: () =>
        'Open a support request in the Microsoft 365 admin center (Help & support) with the whole bounce. Only Microsoft can lift this block.',
      'not-delist': (names) =>
        `The delist portal sender.office.com does not help: ${names.ip === null ? 'the address belongs to Microsoft' : `${names.ip} belongs to Microsoft`} and carries mail of many tenants.`,
      tenant: () =>
        'New and trial tenants without paid licences send from such addresses. Buy or assign licences, register your domain, and send little at first. If mail was sent that nobody of you wrote, secure the accounts first.',
      meanwhile: () => 'What is urgent, send from another mailbox or service meanwhile.',
    },
    request: (names) =>
      [
        'Subject: outbound mail of our tenant is refused',
        '',
        `Mail from our tenant is refused with the code in the bounce below${names.ip === null ? '' : `, sending address ${names.ip}`}.`,
        'Tenant: TENANT_NAME. Licences: LICENCE_TYPE. Tenant created: DATE_CREATED.',
        'We have checked our accounts and secured those that were abused: WHAT_WAS_DONE. Please lift the block, or move us to other outbound addresses.',
      ].join('\n'),
  },
  'outlook-form': {
    title: (names) => `Ask Outlook.com to lift the block of ${ipOr(names)}`,
    steps: {
      which: () =>
        'Outlook.com and Hotmail keep a list of their own. S3140 and S3150 are not on its official page; admins report that they mean the address, or the network of the provider it is in. First remove the cause, if there is one on your server.',
      form: () => 'Fill in the sender support form of Outlook.com, with a Microsoft account:',
      'not-portal': () =>
        'Do not use sender.office.com for this: that is for Microsoft 365 and will say that the address is not blocked.',
      watch: () =>
        "Enrol the address in SNDS and JMRP to see complaints. If it is your provider's whole network, the provider has to ask, or you send from another address.",
    },
    request: (names) => removalRequest(names, 'Outlook.com'),
  },
  'outlook-reputation': {
    title: () => 'Restore your reputation at Outlook.com',
    steps: {
      watch: () =>
        'Enrol the sending address in SNDS (what Outlook.com sees of it) and JMRP (complaints), and stop what is complained about.',
      slow: () =>
        'Send less and evenly, and only to people who asked for it. What was put off with a 4xx code is retried by itself.',
      form: () => 'If it lasts although the numbers are good, ask with the sender support form:',
    },
  },
  'gmail-reputation': {
    title: () => 'Restore your reputation at Gmail',
    steps: {
      tools: () =>
        'Look into Postmaster Tools (postmaster.google.com) for your domain: spam rate, reputation, authentication. Gmail has no form to have an address removed.',
      complaints: () =>
        'Stop mail that is marked as spam: the rate must stay below 0.3%. Look for a hacked account or web form first; remove addresses that never react; offer one-click unsubscribe.',
      volume: () =>
        'Then send little to people who want it, with SPF, DKIM and DMARC, and raise the volume over weeks. A shared address can be spoilt by others: send through another one.',
    },
  },
  'yahoo-sender': {
    title: () => 'What Yahoo (and AOL) wants to see',
    steps: {
      retry: () =>
        'With a 4xx code such as TSS04 the mail stays in the queue: let it retry, and send less meanwhile. Codes that say "permanently deferred" are not worth a retry.',
      improve: () =>
        'Pass SPF, DKIM and DMARC, remove addresses that bounce or complain, and join the complaint feedback loop.',
      form: () =>
        'If it lasts, use "Contact us" for senders at senders.yahooinc.com with the address and the whole refusal.',
    },
    request: (names) => removalRequest(names, 'Yahoo'),
  },
  'gmx-listing': {
    title: (names) => `Look up at GMX, WEB.DE or mail.com why ${ipOr(names)} is refused`,
    steps: {
      reason: () =>
        'Open the link in the refusal: its part c= holds the reason (rdns is the PTR, r0201 the address, r0735 a policy), and ip= the address.',
      cause: () => 'Remove that cause. They also demand a PTR that confirms and does not look generated.',
      form: () => 'Then use the contact form on that page.',
    },
    request: (names) => removalRequest(names, 'GMX, WEB.DE or mail.com'),
  },
  't-online-blocked': {
    title: (names) => `Write to T-Online about ${ipOr(names)}`,
    steps: {
      mail: (names) =>
        `Write to tosa@rx.t-online.de, the address in the refusal, with ${ipOr(names)}, date and time of the refusal, and the cause you removed.`,
      expect: () => 'By what admins report (2024) the reset follows within 1 to 24 hours.',
    },
    request: (names) => removalRequest(names, 'T-Online'),
  },
  't-online-register': {
    title: (names) => `Let T-Online get to know ${ipOr(names)}`,
    steps: {
      imprint: () =>
        'T-Online takes mail only from servers it knows. The PTR name must belong to you, and a page under its domain must name the operator with contact data (an imprint).',
      mail: (names) =>
        `Then write to the address in the refusal (tobr@rx.t-online.de, or toda@rx.t-online.de where it says DIAL) with ${ipOr(names)}, its host name and the link to that page.`,
      expect: () => 'By what admins report (2024) it takes 1 to 24 hours.',
    },
    request: (names) =>
      [
        `Subject: new mail server ${ipOr(names)}`,
        '',
        `Please accept mail from our server ${ipOr(names)}${names.mailName === null ? '' : `, ${names.mailName}`}.`,
        'Operator and contact: LINK_TO_IMPRINT',
        'It sends mail of our own organisation; no bulk mail.',
      ].join('\n'),
  },
  'icloud-postmaster': {
    title: () => 'What iCloud Mail demands, and whom to ask',
    steps: {
      demands: () => 'iCloud wants a PTR that fits your domain, SPF, DKIM and DMARC, and mail that people asked for.',
      check: (names) =>
        `If the refusal names the Proofpoint list, look ${ipOr(names)} up at ipcheck.proofpoint.com and ask for removal there.`,
      mail: () =>
        'If all of that is right, write to icloudadmin@apple.com with the address, the domain and the whole refusal.',
    },
    request: (names) => removalRequest(names, 'iCloud Mail'),
  },
  'proofpoint-check': {
    title: (names) => `Ask Proofpoint about ${ipOr(names)}`,
    steps: {
      form: () => 'Look the address up and ask for removal there:',
      mail: () => `Or write to delist-request@proofpoint.com with the address and the refusal. ${causeFirst}`,
    },
    request: (names) => removalRequest(names, 'A receiver that uses Proofpoint'),
  },
  'barracuda-removal': {
    title: (names) => `Ask Barracuda to remove ${ipOr(names)}`,
    steps: {
      form: () => 'Fill in the removal request with the address, your contact data and what you have fixed:',
      expect: () =>
        'It takes 12 to 24 hours. Ask only once: it is removed by hand, and listed again when the spam goes on.',
    },
    request: (names) => removalRequest(names, 'A receiver that uses the Barracuda list'),
  },
  'cloudmark-reset': {
    title: (names) => `Ask Cloudmark to reset ${ipOr(names)}`,
    steps: {
      form: () => 'Several receivers use Cloudmark CSI (Spectrum, Cox, Orange, ...). Ask for the reset here:',
      who: () => `One reset counts for all of them. ${causeFirst}`,
    },
    request: (names) => removalRequest(names, 'A receiver that uses Cloudmark'),
  },
  'comcast-blocked': {
    title: () => 'Follow the link in the refusal of Comcast',
    steps: {
      page: () =>
        'The refusal names a page at postmaster.comcast.net for its code (BL000000, BL000010, ...): use the form there, after you have removed the cause.',
      yahoo: () =>
        'Mail for comcast.net has been moving to Yahoo since the middle of 2025: a newer refusal may come from there, and then the rules of Yahoo hold.',
    },
    request: (names) => removalRequest(names, 'Comcast'),
  },
  'orange-code': {
    title: () => 'Read the number in the refusal of Orange or La Poste',
    steps: {
      code: () =>
        'The number behind OFR or LPN is the reason: 101 is a Spamhaus listing, 102 Cloudmark or SenderScore, 103 and 510 a list of their own, 104 too many connections.',
      list: () => `Have the address removed from the list it stands for, or use the link in the refusal. ${causeFirst}`,
    },
  },
  'named-list': {
    title: (names) => `Have ${ipOr(names)} removed from the list that the refusal names`,
    steps: {
      page: (names) =>
        names.listings.length === 0
          ? 'The refusal names the list, mostly with a link: look the address up there to see why and since when.'
          : `DNS shows it on: ${names.listings.map(nameOf).join(', ')}. Look it up there to see why and since when.`,
      remove: () =>
        `Remove the cause first, then ask for removal there; many lists also drop an address by themselves after some days without spam. ${causeFirst}`,
      recipient: () => "If no list is named, it is the receiver's own: ask their mail admin to allow the address.",
    },
  },
  'resolver-error': {
    title: (names) =>
      `Tell the mail admin of ${names.recipientDomain ?? 'the recipient'}: they misread an error answer`,
    steps: {
      'not-listed': () =>
        'You are not listed, and there is nothing to delist. The blocklist refused to answer the recipient\'s server (127.255.255.x or "open resolver"), because that asks through a public resolver or too often, and the server takes the error for a listing.',
      tell: () => 'Tell their admin by telephone or another address; the text below says it.',
      mend: () =>
        'There, for their admin: ask through a resolver of their own or with a (free) DQS key, and count only answers 127.0.0.2 to 127.0.0.11 as a listing.',
    },
    request: (names) =>
      [
        'Subject: your mail server refuses mail because of an error answer from Spamhaus',
        '',
        `Your server${names.remoteHost === null ? '' : ` ${names.remoteHost}`} refuses our mail${names.ip === null ? '' : ` from ${names.ip}`} as listed, but the address is not on the list: the answer was an error code (127.255.255.x, public resolver or too many queries).`,
        'Please ask the blocklist through your own resolver or with a DQS key, and accept only 127.0.0.2 to 127.0.0.11 as a listing (Postfix: zen.spamhaus.org=127.0.0.[2..11]).',
      ].join('\n'),
  },
  'resolver-error-own': {
    title: () => 'Your server takes an error answer of the blocklist for a listing',
    steps: {
      now: () =>
        'Take the blocklist out of the configuration for the moment, or your server goes on refusing everybody. None of these senders is listed: the list answered with an error (127.255.255.x), because your server asks through a public resolver or too often.',
      resolver: () =>
        'Let the mail server ask through a resolver of its own (such as unbound on the same machine), not through 1.1.1.1, 8.8.8.8 or that of the provider, or get a free DQS key. This test point must answer 127.0.0.2 and others of 127.0.0.x, not 127.255.255.x:',
      postfix: () => 'And count only real listings, then an error never refuses mail again. In Postfix:',
      after: () =>
        'Then put the list back in. Senders get a final refusal (5xx) as a bounce: tell the ones that matter to send again.',
    },
  },
  'domain-listing': {
    title: () => 'Have the domain removed from the list, after the cause is gone',
    steps: {
      which: (names) =>
        names.listings.length === 0
          ? 'Find out which domain is meant: the sender, the host name, or a link in the message (also in the signature, also of a link shortener).'
          : `DNS shows it on: ${names.listings.map(nameOf).join(', ')}.`,
      cause: () =>
        'Usual causes: a hacked web site that hosts spam or phishing, a new domain with much mail, links to foreign pages. Clean the site first.',
      form: () => 'Then look the domain up and ask for removal (for another list: at the page the refusal names):',
    },
  },
  'rebuild-reputation': {
    title: (names) => `Restore the reputation at ${names.recipientDomain ?? 'the receiver'}`,
    steps: {
      stop: () =>
        'Look for abuse first: a hacked account, a web form, an old newsletter list. Stop what people complain about.',
      volume: () => 'Then send little and evenly, only to people who want it, and raise it over weeks.',
      authenticate: () => 'Pass SPF, DKIM and DMARC, with a PTR that confirms.',
      ask: () =>
        'If it lasts, ask the postmaster of the receiver, or send through a relay with a good reputation meanwhile.',
    },
  },
  'clean-list': {
    title: () => 'Stop mail to addresses that do not exist',
    steps: {
      remove: () =>
        'Take every address that bounced as unknown off the lists, at once and for good. Do not use bought or guessed addresses.',
      source: () => 'Look where they come from: an old list, a web form without confirmation, a directory import.',
      compromised: () =>
        'If nobody sent to them, an account or server is abused to try out addresses: find and stop that first.',
    },
  },
  'close-relay': {
    title: () => 'Close the open relay',
    steps: {
      restrict: () =>
        'The server may relay only for its own networks and for users who have logged in. With Postfix, permit_mynetworks and permit_sasl_authenticated, then reject_unauth_destination; mynetworks must not hold more than your own:',
      test: () =>
        'Test it from outside: a message between two foreign addresses must be refused with "Relay access denied". Look for open proxies and web forms too.',
      after: () => 'Empty the queue of spam, then have the address removed from the lists it got on.',
    },
  },
};
