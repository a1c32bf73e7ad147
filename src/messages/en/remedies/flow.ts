import type { FlowTexts } from '../../remedy-groups.ts';

const boundConnections = () =>
  'In Exchange 2013 and later this bounds the connections of one server to each domain, to all domains alike. Note the old number and set it back when the queue is empty:';

export const flow: FlowTexts = {
  'wait-for-retry': {
    title: () => 'Nothing to do: the server tries again by itself',
    steps: {
      wait: (names) =>
        names.retryUntil === null
          ? 'The message is in the queue, it has not failed. The server tries again by itself, usually for some days; greylisting lets it through after minutes to an hour. Sending it once more only starts the wait anew.'
          : `The message is in the queue, it has not failed. The server keeps trying by itself until ${names.retryUntil}. Sending it once more only starts the wait anew.`,
      persists: () =>
        'Look at it again only when it lasts longer than a day or two, or when a final notice comes: that one says why. A sender that retries from ever other addresses is put off anew each time.',
    },
  },
  'greylisting-never-ends': {
    title: (names) => `${names.recipientDomain ?? 'The receiver'} has to let your server through its greylisting`,
    steps: {
      why: () =>
        'Greylisting takes the second attempt when it comes from the same address or network. A service that retries from ever other addresses, such as Microsoft 365, begins anew each time until it gives up.',
      tell: () =>
        'Send the text below to the mail admin of the recipient in another way: they can exempt the sender or its networks, or let mail with a passing SPF through.',
      again: () =>
        'Send the message again after that. Once may also help as it is: some attempts come from an address that is known by then.',
    },
    request: (names) =>
      [
        'Subject: greylisting keeps our mail out',
        '',
        `Mail to ${names.recipientDomain ?? 'your domain'} came back after days, because your server${names.remoteHost === null ? '' : ` ${names.remoteHost}`} greylisted every attempt. Our mail service retries from changing addresses.`,
        'Please exempt our domain or the networks of that service from greylisting. The refusal is below.',
      ].join('\n'),
  },
  'slow-down': {
    title: (names) => `Send more slowly to ${names.recipientDomain ?? 'this receiver'}`,
    steps: {
      pace: () =>
        'Mail refused with a 4xx code stays in the queue and is retried by itself. Stop sending new bulk mail to this receiver until the queue is empty, then go on in smaller portions.',
      postfix: () => 'With Postfix, limit pace and connections (better for a transport of its own for this receiver):',
      exchange: boundConnections,
      why: () =>
        'If this is more mail than you send as a rule, look for a hacked account, web form or script first. Otherwise raise the volume step by step, and send only to people who asked for it.',
    },
  },
  'gmail-slow-down': {
    title: () => 'Send more slowly to Gmail',
    steps: {
      pause: () =>
        'Pause for at least 10 minutes, then go on with a single connection and raise the volume slowly. Mail refused with a 4xx code stays in the queue and is retried by itself.',
      postfix: () => 'With Postfix, limit pace and connections (better for a transport of its own for Gmail):',
      exchange: boundConnections,
      source: () =>
        'The refusal says what Gmail counted: the IP address, its network, the DKIM or SPF domain, or links in the message. If that is more than you send as a rule, look for a hacked account or web form first. Keep the spam rate in Postmaster Tools below 0.3%.',
    },
  },
  'recipient-receives-too-much': {
    title: () => 'Wait: the mailbox of the recipient gets too much mail at once',
    steps: {
      wait: () =>
        'The limit is that of the recipient, over all senders. Your server tries again by itself as long as the code begins with 4; a final refusal you can send again some hours later.',
      yours: () =>
        'If your own system floods that mailbox (alerts, log mails, a loop), slow it down or bundle the messages. Otherwise the recipient has to find out who does.',
    },
  },
  'ipv6-range-limit': {
    title: () => 'Send less from that IPv6 range',
    steps: {
      what: (names) =>
        `Exchange Online counts what comes from the whole range of IPv6 addresses around ${names.ip ?? 'yours'}, not the mail to one mailbox. Other machines in the range count too.`,
      slow: () =>
        'Wait some hours and send again, evenly and in smaller portions. If this is more than you send as a rule, look for a hacked account, web form or script first.',
      ipv4: () =>
        'If others send from that range (a hosting network): send to Microsoft 365 over IPv4, from an address of your own with a PTR.',
    },
  },
  'fewer-connections': {
    title: (names) => `Open fewer connections to ${names.remoteHost ?? names.recipientDomain ?? 'this receiver'}`,
    steps: {
      limit: () =>
        'Each receiver allows a number of connections at the same time from one address (Outlook.com up to 500, Cox 10). Use fewer connections and send several messages over each.',
      postfix: () => 'With Postfix, this setting does it:',
      exchange: boundConnections,
      hosts: () =>
        'Behind one NAT address the connections of all servers count together. What was put off is retried by itself.',
    },
  },
  'split-recipients': {
    title: () => 'Send to fewer recipients at a time',
    steps: {
      split: () =>
        'Split the message into portions and send them over the day. A daily limit is free again after 24 hours at the most.',
      service: () =>
        'For newsletters and other mail to many people use a service made for it, with a subdomain of your own.',
      unusual: () =>
        'If nobody sent to that many people, the account has probably been hacked: change its password before anything else.',
    },
  },
  'quota-wait': {
    title: () => 'Your own sending limit is used up',
    steps: {
      wait: () =>
        'Wait until the limit is free again: daily limits within 24 hours, hourly ones sooner. The recipient has nothing to do with it.',
      unusual: () =>
        'If you did not send that much, look for a hacked account, a script or a loop first, and change the password.',
      service: () =>
        'If you need more as a rule: raise the limit with the service you send through, or use a service for bulk mail.',
    },
  },
  'tenant-recipient-limit': {
    title: () => 'The daily limit of your Microsoft 365 tenant for outside recipients is used up',
    steps: {
      wait: () =>
        'It counts the external recipients of the last 24 hours, over all users, devices and programs of the tenant. As soon as the count falls below the limit, mail goes again; nobody has to lift anything. What came back you send again then.',
      look: () => 'See the count and the limit, in Exchange Online PowerShell:',
      unusual: () =>
        'If that is more than you send as a rule, look for a hacked account, a script or a device first: in the message trace, which sender has the most.',
      more: () =>
        'No setting raises the limit: it follows the number of paid licences, and a trial tenant has 5,000. Let bulk mail and programs send through Azure Communication Services or a mail service; that does not count.',
    },
  },
  'google-relay-settings': {
    title: () => 'Set up the SMTP relay of Google Workspace',
    steps: {
      register: (names) =>
        `In the Google Admin console: Apps, Google Workspace, Gmail, Routing, SMTP relay service. Enter the address your server sends from${names.ip === null ? '' : ` (${names.ip})`}, or demand SMTP authentication, and allow the sender domain.`,
      or: () => 'The envelope sender, or the HELO name, must belong to a domain of that Workspace account.',
    },
  },
  'last-error': {
    title: () => 'Find the last error before the server gave up',
    steps: {
      last: (names) =>
        `The expiry itself says nothing of the cause. Look for the last temporary error for ${names.recipientDomain ?? 'the recipient domain'} in the notice ("Last error", LED=) or in the log of the server that gave up, and let Bounce Doctor read it.`,
      find: () => 'With Postfix:',
      exchange: () => 'With Exchange Server, while the message is still in the queue:',
      usual: (names) =>
        names.mxHosts.length === 0
          ? "Usually the recipient's server could not be reached: a wrong or dead MX, a firewall, TLS that it does not offer, or DNS that does not answer. Then their admin has to act; tell them by telephone or another address, and send again later."
          : `Usually the recipient's server (${names.mxHosts.slice(0, 2).join(', ')}) could not be reached: switched off, a firewall, TLS that it does not offer. Then their admin has to act; tell them by telephone or another address, and send again later.`,
    },
  },
};
