import { fromDomainOr } from '../../../knowledge/remedies/mail-names.ts';
import type { RecipientTexts } from '../../remedy-groups.ts';

export const recipient: RecipientTexts = {
  'check-address': {
    title: (names) => `Check the recipient's address${names.recipient === null ? '' : ` ${names.recipient}`}`,
    steps: {
      meant: (names) => `Was ${names.domainMeant ?? ''} meant? ${names.recipientDomain ?? ''} looks like a typo of it.`,
      spelling: () =>
        'Look for a typo: the spelling of the name and of the domain, a dot or letter too many, a space at the end.',
      cached: () =>
        'Do not trust autocomplete: delete the suggestion (in Outlook, the cross beside it) and type the address. It may be an old one, also in a contact list or a rule.',
      ask: () =>
        'Otherwise ask the person in another way: the mailbox may have gone or moved. Take the address off mailing lists; sending again changes nothing.',
    },
  },
  'edge-blocking': {
    title: (names) => `Check the address; ${names.recipientDomain ?? 'the organisation'} does not know it`,
    steps: {
      meaning: () =>
        '"Access denied" means here that the address does not exist at the edge of Microsoft 365 (directory-based edge blocking). It is not about permissions, relaying or a block of yours.',
      sender: () => 'Check the spelling with the recipient and send again to the right address.',
      admin: () =>
        'If the address is right, their admin has to act: create or synchronise the mailbox or alias in Microsoft 365, or set the domain to internal relay while mailboxes still live elsewhere.',
    },
    request: (names) =>
      [
        `Subject: ${names.recipient ?? 'RECIPIENT_ADDRESS'} is refused at the edge of Microsoft 365`,
        '',
        `Microsoft 365 refuses our mail to ${names.recipient ?? 'RECIPIENT_ADDRESS'} with 5.4.1 "Access denied": the address is not known there (directory-based edge blocking).`,
        'If the address exists, please create or synchronise it in Microsoft 365, or set the domain to internal relay.',
      ].join('\n'),
  },
  'legacy-address': {
    title: () => 'Choose the recipient anew: Outlook used an old internal address',
    steps: {
      cached: () =>
        'The address that begins with IMCEAEX is no mail address: Outlook remembered how Exchange called the mailbox inside, and it is called otherwise now (recreated, moved or deleted). Delete the suggestion (the cross beside it) and take the recipient from the address list, or type the address.',
      x500: () =>
        'For everybody at once, and for replies to old messages: if the person has a mailbox, add this as an additional address of it (other characters of the form +xx may have to be put back by hand):',
    },
  },
  'edge-blocking-own': {
    title: (names) => `Let ${names.recipientDomain ?? 'your domain'} take mail for mailboxes that live elsewhere`,
    steps: {
      meaning: () =>
        '"Access denied" is not about permissions: Microsoft 365 does not know the address and refuses it at the edge (directory-based edge blocking), because the domain is authoritative there.',
      type: () => 'See the type of the domain, in Exchange Online PowerShell:',
      relay: () => 'While mailboxes still live on another server, make it an internal relay domain:',
      connector: () =>
        'An outbound connector must lead from Microsoft 365 to that server, or the mail goes in circles.',
      synchronise: () =>
        'Better in the long run: synchronise the recipients (Entra Connect), or create them in Microsoft 365; then the domain can stay authoritative.',
    },
  },
  'exchange-back-pressure': {
    title: () => 'An Exchange server has run short of disk or memory (back pressure)',
    steps: {
      theirs: () =>
        "If it is the recipient's server: nothing to do, your server tries again by itself. If it lasts a day, tell their admin. If it is your own, go on here.",
      disk: () =>
        'See which resource it is: free space on the disk of the queue, or memory, as the events of the transport service name it:',
      free: () =>
        'Free space on that disk (old logs of IIS and of Exchange, memory dumps), enlarge it, or move the queue database to another disk. If it is memory: see what uses it, and restart the transport service.',
      again: () =>
        'Exchange takes mail again by itself when the resource is free; senders, also scanners and programs that retry, follow. Do not switch the monitoring off.',
    },
  },
  'mailbox-full': {
    title: () => 'Tell the recipient that the mailbox is full',
    steps: {
      tell: (names) =>
        `Only the recipient${names.recipient === null ? '' : ` (${names.recipient})`} or their admin can make room. Tell them by telephone or another address.`,
      later: () =>
        'Send the message again when there is room. If it was put off with a 4xx code, your server tries again by itself.',
    },
    request: (names) =>
      [
        'Subject: your mailbox is full',
        '',
        `Mail to ${names.recipient ?? 'RECIPIENT_ADDRESS'} comes back because the mailbox is full. Please make room, or ask your mail admin for more, and let us know when we can send it again.`,
      ].join('\n'),
  },
  'mailbox-disabled': {
    title: () => 'Reach the recipient in another way',
    steps: {
      ask: (names) =>
        `The mailbox is there but takes no mail: inactive, suspended or closed. Only the recipient or the admin of ${names.recipientDomain ?? 'their domain'} can switch it on again; ask for another address.`,
      remove: () =>
        'Take it off mailing lists: sending again changes nothing, and mail to dead mailboxes harms your reputation.',
    },
    request: (names) =>
      [
        'Subject: your mailbox takes no mail',
        '',
        `Mail to ${names.recipient ?? 'RECIPIENT_ADDRESS'} comes back: the mailbox exists, but is disabled or inactive. Please have your mail admin switch it on again, or give us another address.`,
      ].join('\n'),
  },
  'smaller-message': {
    title: (names) =>
      names.sizeLimit === null ? 'Make the message smaller' : `Make the message smaller than ${names.sizeLimit}`,
    steps: {
      link: () => 'Put the file on a share (OneDrive, Google Drive, SharePoint, ...) and mail the link.',
      smaller: () => 'Or compress it, scale pictures down, or split it over several messages.',
      encoded: () => 'Attachments grow by about a third in transit: a limit of 25 MB takes a file of some 18 MB.',
      limit: (names) =>
        names.sizeLimit === null
          ? "The limit is the receiving side's (or of a connector on the way); only that admin can raise it. If your own server refused it, look at its limits for connectors and mailboxes."
          : `The limit (${names.sizeLimit}) is the receiving side's; only that admin can raise it.`,
    },
  },
  'smaller-header': {
    title: () => "Make the message's header smaller, not its attachment",
    steps: {
      which: () =>
        'It is the header that is too large: the fields above the text. Attachments have nothing to do with it.',
      recipients: () =>
        'Send to fewer visible recipients at a time, or through a list: every address in To and Cc stands in the header.',
      thread: () =>
        'In a long thread start a new message: In-Reply-To and References grow with every answer. If short messages meet it too, look in the source of one for a gateway that adds ever more fields.',
    },
  },
  'ask-recipient-admin': {
    title: (names) =>
      `Ask the recipient or the admin of ${names.recipientDomain ?? 'their organisation'} to allow the mail`,
    steps: {
      theirs: () =>
        'A rule or block list of that organisation refused it. Nothing in your DNS or on your server changes that, and sending again does not help.',
      ask: () =>
        'Ask the recipient in another way to pass the text below to their admin: they can see the rule and allow your address or domain.',
      'over-ipv6': (names) =>
        `${names.ip ?? 'The address'} is one of Microsoft's IPv6 addresses: Exchange Online sends over IPv6 where the MX of the recipient has an IPv6 address (announced 30 October 2024). Their list has to hold Microsoft's IPv6 ranges too, as in the SPF record of spf.protection.outlook.com.`,
      microsoft: () =>
        'For their admin in Microsoft 365: look at the tenant allow/block list, transport rules, and for a group or mailbox at "only senders inside my organisation" and the list of allowed senders.',
    },
    request: (names) =>
      [
        `Subject: our mail to ${names.recipientDomain ?? 'you'} is refused by a rule`,
        '',
        `Your mail system${names.remoteHost === null ? '' : ` (${names.remoteHost})`} refuses our mail to ${names.recipient ?? 'RECIPIENT_ADDRESS'} from the domain ${fromDomainOr(names)}${names.ip === null ? '' : `, sending address ${names.ip}`}.`,
        'The refusal is below. Please check which rule does this and allow our mail.',
      ].join('\n'),
  },
  'own-block-list': {
    title: (names) => `Take ${names.recipientDomain ?? 'the recipient'} off your own tenant's block list`,
    steps: {
      why: () =>
        'The Tenant Allow/Block List works both ways: what it blocks can neither write to you nor be written to. One blocked recipient stops the whole message, for the other recipients too.',
      remove: () =>
        'An admin of your organisation finds the entry in the Defender portal (security.microsoft.com/tenantAllowBlockList, Domains & addresses), or in Exchange Online PowerShell, and deletes it if the block is no longer wanted:',
      address: () =>
        'Where a single address is blocked, give that in place of the domain. Then send the message again.',
    },
  },
  'own-organisation-rule': {
    title: () => 'If the group or rule is in your own organisation',
    steps: {
      rule: () => 'Search the message trace for the message: it names the transport rule or restriction.',
      group: () => 'For a group: allow senders from outside, or add the sender to the allowed ones.',
    },
  },
  'recipient-server-fault': {
    title: () => 'Wait: the receiving server has a fault of its own',
    steps: {
      wait: () =>
        'A 4xx code is temporary: your server tries again by itself, usually for some days. Nothing has to change on your side.',
      tell: (names) =>
        `If it lasts longer than a day, or the code was final (5xx), tell the admin of ${names.recipientDomain ?? 'the recipient'} in another way, and send again later.`,
    },
    request: (names) =>
      [
        `Subject: your mail server${names.remoteHost === null ? '' : ` ${names.remoteHost}`} refuses mail with an error of its own`,
        '',
        `Mail to ${names.recipientDomain ?? 'your domain'} is refused with the error below. It looks like a fault in the receiving system (storage, memory, a filter or a back end). Please have a look.`,
      ].join('\n'),
  },
  'sender-address': {
    title: () => 'Use a sender address that exists',
    steps: {
      valid: () =>
        'The envelope sender must be a complete, valid address: name@domain, without spaces or a display name. Programs and devices often make up one such as root@localhost.',
      exists: () =>
        'Some receivers ask your own server whether the address exists: then it must accept mail for it, and answer from outside.',
      mx: (names) => `Its domain must take mail: ${fromDomainOr(names)} needs an MX record.`,
    },
  },
  'recipient-syntax': {
    title: () => 'Correct the way the address is written',
    steps: {
      write: (names) =>
        `It has to be name@domain, with one @, without spaces, commas or a dot at either end${names.recipient === null ? '' : `; it was read as ${names.recipient}`}.`,
      source: () => 'Look where it comes from: a contact, a list, a form or an import, and fix it there.',
    },
  },
  'domain-not-local': {
    title: (names) => `Tell the server whose domain ${names.recipientDomain ?? 'this'} is`,
    steps: {
      why: (names) =>
        `The MX of ${names.recipientDomain ?? 'the domain'} leads to the very server that holds the message, and that server does not take the domain for its own. So it would hand the mail to itself.`,
      postfix: () => 'In Postfix, see which domains it takes for its own:',
      accept: () =>
        'If the mailboxes are on this server, add the domain there (Postfix: mydestination, virtual_mailbox_domains or virtual_alias_domains; a panel: the mail domain). If it only passes the mail on: relay_domains and a route to the mailboxes.',
      elsewhere: () =>
        'If the mailboxes are elsewhere, the MX is wrong: it has to name the server that has them. Behind NAT, tell the server its public address (Postfix: proxy_interfaces).',
    },
  },
  'break-loop': {
    title: () => 'Find where the mail loop closes',
    steps: {
      chain: () =>
        'Read the Received headers from below: the two servers that take turns each believe the other has the mailbox.',
      microsoft: () =>
        'Microsoft 365: when a domain is authoritative there, unknown mailboxes end there; as internal relay they are sent on by a connector. Set the accepted domain and connector so that they lead to where the mailboxes are:',
      hybrid: () =>
        'Hybrid, after a move: the remote mailbox (or mail user) must have a target address that ends in TENANT.mail.onmicrosoft.com, and that domain must be accepted in the cloud:',
      forwarding: () =>
        'Otherwise look for forwarding in a circle: A forwards to B, B to A; or an MX record that points to a relay which sends it back.',
    },
    request: (names) =>
      [
        `Subject: mail to ${names.recipientDomain ?? 'your domain'} goes in a loop`,
        '',
        `Mail to ${names.recipient ?? names.recipientDomain ?? 'RECIPIENT_ADDRESS'} goes round between your servers until one of them stops it (too many hops). The Received headers are below.`,
        'Please check the accepted domain (authoritative or internal relay), the connectors and any forwarding for this address.',
      ].join('\n'),
  },
  'relay-permission': {
    title: () => 'Let the server know you, or give the mail to the right server',
    steps: {
      authenticate: () =>
        'To send to the outside through this server: log in (SMTP AUTH on port 587), or have its admin allow your address in a connector or in mynetworks.',
      moved: (names) =>
        `DNS sends mail for ${names.recipientDomain ?? 'the recipient domain'} to ${names.mxHosts.join(', ')}, not to ${names.remoteHost ?? 'this server'}. If that one is no relay of yours, your server went by an old MX answer or a fixed route: remove the route or empty the DNS cache, then send again.`,
      server: () =>
        'If the mail came from the internet for that domain: the server does not count the domain as its own. Its admin adds it to the accepted or relay domains.',
      mx: () => 'Or the MX record still points to an old server: then it is the MX that has to change.',
    },
  },
  'journal-mailbox': {
    title: () => 'Give journal reports a mailbox that takes them',
    steps: {
      address: () =>
        'Check the journal rule: its address must exist, outside Exchange Online, and take reports of that size.',
      undelivered: () =>
        'Set the address for undeliverable journal reports to a mailbox that somebody reads, otherwise the copies are lost.',
    },
  },
};
