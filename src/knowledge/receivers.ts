/** A receiver: a mail service or gateway product that refuses in words of its own. */
interface ReceiverRow {
  readonly id: string;
  readonly name: string;
  /** Domains below which its mail servers are named. */
  readonly hosts: readonly string[];
  /** Recipient domains that it serves itself, for a text that names no host. */
  readonly domains?: readonly string[];
  /** Lower-case marks that only its replies carry. */
  readonly marks?: readonly string[];
}

/** Receivers, in the order in which their marks are looked for: the narrower first. */
export const RECEIVERS = [
  {
    id: 'gmail',
    name: 'Gmail and Google Workspace',
    hosts: ['google.com', 'googlemail.com'],
    domains: ['gmail.com', 'googlemail.com'],
    marks: [' gsmtp', ' gcdp', 'support.google.com/', '[google.com'],
  },
  {
    id: 'outlook.com',
    name: 'Outlook.com and Hotmail',
    hosts: ['olc.protection.outlook.com', 'hotmail.com'],
    domains: [
      'outlook.com',
      'hotmail.com',
      'live.com',
      'msn.com',
      'hotmail.co.uk',
      'hotmail.fr',
      'hotmail.de',
      'hotmail.nl',
      'live.nl',
      'outlook.de',
      'outlook.fr',
    ],
    marks: ['(s3140)', '(s3150)', '(s3114)', 'mail.live.com/', 'postmaster.live.com', 'olc.protection.outlook.com'],
  },
  {
    id: 'exchange-online',
    name: 'Exchange Online (Microsoft 365)',
    hosts: ['protection.outlook.com', 'prod.outlook.com', 'mx.microsoft', 'office365.us'],
    marks: [
      '.prod.protection.outlook.com',
      '.prod.outlook.com',
      'sender.office.com',
      'linkid=526',
      'as(1450)',
      'fwlink/?linkid=8652',
    ],
  },
  {
    id: 'yahoo-aol',
    name: 'Yahoo and AOL',
    hosts: ['yahoodns.net', 'yahoo.com', 'aol.com', 'yahoo.co.jp'],
    domains: [
      'yahoo.com',
      'ymail.com',
      'rocketmail.com',
      'aol.com',
      'aim.com',
      'yahoo.co.uk',
      'yahoo.fr',
      'yahoo.de',
      'yahoo.co.jp',
    ],
    marks: [
      'postmaster.yahoo',
      'senders.yahooinc.com',
      'postmaster.verizonmedia.com',
      'postmaster.aol.com',
      '.yahoo.com',
    ],
  },
  {
    id: 'icloud',
    name: 'iCloud Mail',
    hosts: ['icloud.com', 'apple.com', 'appleid.com', 'me.com', 'mac.com'],
    domains: ['icloud.com', 'me.com', 'mac.com', 'privaterelay.appleid.com'],
    marks: ['support.apple.com', '@icloud.com>'],
  },
  {
    id: 'gmx-webde',
    name: 'GMX, WEB.DE, mail.com and IONOS',
    hosts: ['gmx.net', 'web.de', 'mail.com', 'kundenserver.de', 'perfora.net', 'ionos.com', 'ionos.de', '1and1.com'],
    domains: ['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch', 'gmx.com', 'web.de', 'mail.com'],
    marks: [
      'nemesis',
      'postmaster.gmx.',
      'postmaster.web.de',
      'postmaster.1und1.de',
      'postmaster.1and1.com',
      'postmaster.mail.com',
      'postmaster.ionos.',
    ],
  },
  {
    id: 't-online',
    name: 'T-Online',
    hosts: ['t-online.de', 't-ipnet.de'],
    domains: ['t-online.de', 'magenta.de'],
    marks: ['tosa@', 'tobr@', 'toda@', 'rx.t-online.de', 'postmaster.t-online.de'],
  },
  {
    id: 'orange-laposte',
    name: 'Orange and La Poste',
    hosts: ['orange.fr', 'laposte.net', 'wanadoo.fr'],
    domains: ['orange.fr', 'wanadoo.fr', 'laposte.net'],
    marks: ['ofr_', 'ofr00', 'lpn00', ' mwinf', 'opmta'],
  },
  {
    id: 'free.fr',
    name: 'Free',
    hosts: ['free.fr', 'proxad.net'],
    domains: ['free.fr'],
    marks: ['postmaster.free.fr'],
  },
  { id: 'freenet', name: 'freenet', hosts: ['freenet.de'], domains: ['freenet.de'] },
  {
    id: 'spectrum-charter',
    name: 'Spectrum (Charter)',
    hosts: ['charter.net', 'charter.com', 'spectrum.net', 'rr.com', 'twc.com'],
    domains: ['charter.net', 'rr.com', 'twc.com'],
    marks: ['aup#', 'spectrum.net/'],
  },
  {
    id: 'cox',
    name: 'Cox',
    hosts: ['cox.net', 'cox.com'],
    domains: ['cox.net'],
    marks: [
      'cxdns',
      'cxbl',
      'cxsndr',
      'cxcnct',
      'cxmxrt',
      'cxthrt',
      'cdrbl',
      'ipbl0',
      'ipbl1',
      'urlbl0',
      'postmaster.cox.net',
    ],
  },
  {
    id: 'godaddy',
    name: 'GoDaddy',
    hosts: ['secureserver.net'],
    marks: ['x.co/srbounce', 'x.co/irbounce', 'x.co/rlbl', 'unblock.secureserver.net'],
  },
  {
    id: 'comcast',
    name: 'Comcast',
    hosts: ['comcast.net'],
    domains: ['comcast.net'],
    marks: ['postmaster.comcast.net', 'bl000', 'dm000'],
  },
  {
    id: 'mimecast',
    name: 'Mimecast',
    hosts: ['mimecast.com', 'mimecast.co.za'],
    marks: ['mimecast.com/', 'mimecast.org', 'mimecastsupport.zendesk'],
  },
  {
    id: 'proofpoint',
    name: 'Proofpoint',
    hosts: ['pphosted.com', 'ppe-hosted.com', 'gpphosted.com'],
    marks: ['proofpoint.com'],
  },
  {
    id: 'barracuda',
    name: 'Barracuda',
    hosts: ['barracudanetworks.com', 'cudaops.com', 'cudamail.com'],
    marks: ['barracudacentral.org', 'barracudanetworks.com', 'cuda_nsu'],
  },
  { id: 'cloudmark', name: 'Cloudmark', hosts: ['cloudmark.com', 'cloudfilter.net'], marks: ['csi.cloudmark.com'] },
  {
    id: 'kddi',
    name: 'KDDI (au)',
    hosts: ['ezweb.ne.jp', 'au.com', 'dion.ne.jp', 'uqmobile.jp', 'auone-net.jp'],
    domains: ['ezweb.ne.jp', 'au.com', 'uqmobile.jp'],
  },
  { id: 'docomo', name: 'NTT DOCOMO', hosts: ['docomo.ne.jp'], domains: ['docomo.ne.jp'] },
  {
    id: 'tencent',
    name: 'Tencent QQ and Exmail',
    hosts: ['qq.com'],
    domains: ['qq.com', 'foxmail.com'],
    marks: ['mail.qq.com'],
  },
  {
    id: 'netease',
    name: 'NetEase 163, 126 and yeah.net',
    hosts: ['netease.com', '163.com', '126.com'],
    domains: ['163.com', '126.com', 'yeah.net'],
    marks: ['mail.163.com', 'netease.com'],
  },
  {
    id: 'alibaba',
    name: 'Alibaba Mail',
    hosts: ['mxhichina.com', 'aliyun.com', 'qiye.aliyun.com'],
    domains: ['aliyun.com'],
    marks: ['antispam_bat', 'mxhichina.com'],
  },
  {
    id: 'mail.ru',
    name: 'Mail.ru',
    hosts: ['mail.ru'],
    domains: ['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'internet.ru'],
    marks: ['.mail.ru'],
  },
  {
    id: 'yandex',
    name: 'Yandex',
    hosts: ['yandex.ru', 'yandex.net'],
    domains: ['yandex.ru', 'yandex.com', 'ya.ru'],
    marks: ['yandex.'],
  },
  {
    id: 'zoho',
    name: 'Zoho',
    hosts: ['zoho.com', 'zoho.eu', 'zohomail.com', 'zohomail.eu'],
    domains: ['zoho.com', 'zohomail.com'],
  },
  { id: 'facebook', name: 'Facebook', hosts: ['facebook.com', 'facebookmail.com'], marks: ['postmaster.facebook.com'] },
  {
    id: 'cloudflare',
    name: 'Cloudflare Email Routing',
    hosts: ['mx.cloudflare.net'],
    marks: ['developers.cloudflare.com'],
  },
  { id: 'messagelabs', name: 'Symantec Email Security.cloud', hosts: ['messagelabs.com'], marks: ['messagelabs'] },
] as const satisfies readonly ReceiverRow[];

export type ReceiverId = (typeof RECEIVERS)[number]['id'];

const ROWS: readonly (ReceiverRow & { readonly id: ReceiverId })[] = RECEIVERS;
const BY_HOST = new Map(ROWS.flatMap((r) => r.hosts.map((host) => [host, r.id] as const)));
const BY_DOMAIN = new Map(ROWS.flatMap((r) => (r.domains ?? []).map((domain) => [domain, r.id] as const)));
const BY_MARK = ROWS.flatMap((r) => (r.marks ?? []).map((mark) => [mark, r.id] as const));
/** Any mark at all: few texts carry one, and one pattern is quicker than a look for each. */
const ANY_MARK = new RegExp(BY_MARK.map(([mark]) => mark.replace(/\W/g, String.raw`\$&`)).join('|'));

/** The receiver whose mail server `host` is, or null. Takes a host name in any case; the narrowest domain decides. */
export function receiverOfHost(host: string): ReceiverId | null {
  let name = host.toLowerCase().replace(/\.$/, '');
  for (let labels = 0; labels < 10 && name !== ''; labels += 1) {
    const found = BY_HOST.get(name);
    if (found) return found;
    const dot = name.indexOf('.');
    if (dot < 0) return null;
    name = name.slice(dot + 1);
  }
  return null;
}

/** The receiver that serves mail for `domain` under a name of its own, or null. */
export function receiverOfDomain(domain: string): ReceiverId | null {
  return BY_DOMAIN.get(domain.toLowerCase()) ?? null;
}

/** The receiver whose mark a reply carries, or null. */
export function receiverOfText(text: string): ReceiverId | null {
  const lower = text.toLowerCase();
  return ANY_MARK.test(lower) ? (BY_MARK.find(([mark]) => lower.includes(mark))?.[1] ?? null) : null;
}
