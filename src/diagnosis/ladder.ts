import type { Bounce } from '../bounce/bounce.ts';
import { isHostName, isPublicFqdn, organizationalDomain, reverseName } from '../dns/names.ts';
import { type ProviderId, PROVIDERS, providerOfName } from '../knowledge/providers.ts';
import type { AskedQuestion, ChoiceOf } from '../knowledge/questions.ts';
import type { Names } from '../knowledge/remedies/names.ts';
import type { Topic } from '../knowledge/topics.ts';
import { ownMentions, senderDomainOf, sendingAddress } from './address.ts';
import type { Case } from './case.ts';
import { findingOf } from './evidence.ts';
import { hostOrNull, mailNames } from './mail-names.ts';
import { failsAtSeveral } from './owner.ts';
import { envelopeDomainOf, recipientDomainOf } from './said.ts';
import { mayBeNamed, namesLeadingTo, notTheirs } from './server-names.ts';

/**
 * The ladder of facts for one refusal: from the paste, else from DNS, else by a question. `undefined`: nobody has said;
 * `null`: the admin was asked and does not know.
 */
export class Ladder {
  readonly bounce: Bounce;
  readonly case: Case;
  readonly ip: string | null;

  constructor(bounce: Bounce, theCase: Case) {
    this.bounce = bounce;
    this.case = theCase;
    this.ip = sendingAddress(bounce, theCase);
  }

  /** A choice as the paste or an answer gave it. */
  choice<Q extends AskedQuestion>(question: Q): ChoiceOf<Q> | null | undefined {
    const fact = this.case.facts[question];
    return fact && (fact.value as ChoiceOf<Q> | null);
  }

  /**
   * Where the address lives. What DNS says of it goes before what the admin says of the server: the address may be a NAT's
   * or a relay's.
   */
  provider(): ChoiceOf<'hosting_provider'> | null | undefined {
    return this.providerByDns() ?? this.choice('hosting_provider');
  }

  /** Who announces the address, as the AS is called, else by its number; null when DNS did not tell. */
  operator(): string | null {
    const origin = this.origin()?.args;
    return origin ? (origin.operator ?? `AS${origin.asn}`) : null;
  }

  names(): Names {
    const pass = this.ip === null ? undefined : findingOf(this.case, 'IPREV_PASS', this.ip);
    const mismatch = this.ip === null ? undefined : findingOf(this.case, 'IPREV_FAIL_MISMATCH', this.ip);
    const noForward = this.ip === null ? undefined : findingOf(this.case, 'IPREV_FAIL_NO_FORWARD', this.ip);
    const ptr = pass?.args.name ?? mismatch?.args.name ?? noForward?.args.names[0] ?? this.unconfirmedPtr();
    const provider = this.provider();
    const publicIp = this.choice('azure_public_ip_static');
    const outbound = this.choice('azure_outbound_method');
    const mailName = this.mailName();
    return {
      ip: this.ip,
      mailName,
      mailNameLeads: mailName !== null && this.ip !== null && namesLeadingTo(this.ip, this.case).includes(mailName),
      ptrName: hostOrNull(ptr),
      ptrUnknown: this.ip !== null && findingOf(this.case, 'IPREV_TEMPERROR', this.ip) !== undefined,
      ptrAddresses: mismatch?.args.addresses ?? [],
      ...mailNames(this.bounce, this.case, this.ip),
      recipientDomain: recipientDomainOf(this.bounce, this.case.said),
      remoteHost: this.bounce.remoteMta.name,
      smartHost: this.smartHostName(),
      provider: isProvider(provider) ? provider : null,
      operator: this.operator(),
      reverseZone: (this.ip === null ? undefined : findingOf(this.case, 'REVERSE_ZONE', this.ip))?.args.zone ?? null,
      // A NAT gateway takes none but Standard public IPs, and these are static.
      publicIpIs: publicIp ?? (outbound === 'nat_gateway' ? 'static' : null),
      outbound: outbound ?? null,
      ...this.setUp(),
    };
  }

  /** The mail server's software: as said, else as the form of its own report shows. */
  mta(): Names['mta'] | undefined {
    const said = this.choice('mta');
    if (said !== undefined && said !== null) return said;
    // Only Exchange writes "#< #5.5.2 smtp;504 ... #SMTP#" or quotes Winsock's error numbers.
    const report = /^#?<?\s?#?\d\.\d\.\d smtp;|#SMTP#|winsock error code/i.test(this.bounce.diagnosticText ?? '');
    return report ? 'exchange' : said;
  }

  /** Does the admin mention it? */
  mentions(topic: Topic): boolean {
    return this.case.topics.includes(topic);
  }

  /** Port tests as answered; several destinations that time out at once are a test too. */
  portTest(): ChoiceOf<'port_test'> | null | undefined {
    const said = this.choice('port_test');
    if (said !== undefined) return said;
    return failsAtSeveral(this.case.bounces, this.bounce.cause) ? 'blocked_25' : undefined;
  }

  /** The PTR name whose own zone does not answer; the PTR's did. */
  private unconfirmedPtr(): string | undefined {
    const failed = this.ip === null ? undefined : findingOf(this.case, 'IPREV_TEMPERROR', this.ip)?.args;
    return failed?.name === reverseName(this.ip ?? '') ? undefined : failed?.name;
  }

  private setUp() {
    const { ownNames, topics } = this.case;
    const tenant = this.bounce.cause.startsWith('connector_attribution') && this.choice('own_tenant') === 'yes';
    const receiving =
      tenant || this.choice('direction') === 'receiving' || this.bounce.cause === 'ipv6_not_enabled_tenant';
    const side = receiving ? 'recipient' : this.choice('recipient_or_sender_admin');
    return {
      mta: this.mta() ?? null,
      subscription: this.choice('azure_subscription_type') ?? null,
      publicIpName: ownNames.publicIpName,
      resourceGroup: ownNames.resourceGroup,
      connectorName: ownNames.connectorName,
      connectorFqdn: ownNames.connectorFqdn,
      heloName: this.bounce.heloDomain !== null && isHostName(this.bounce.heloDomain) ? this.bounce.heloDomain : null,
      senderDomain: senderDomainOf(this.bounce),
      senderMx: this.senderMx(),
      side: side ?? null,
      topics,
    };
  }

  /** A mail exchanger of the sender's domain, best one that leads to the sending address. */
  private senderMx(): string | null {
    const domain = senderDomainOf(this.bounce);
    const resolves = domain === null ? undefined : findingOf(this.case, 'MX_RESOLVES', domain);
    const helo = this.case.findings.find((finding) => finding.code === 'HELO_NOT_MX' && finding.args.domain === domain);
    const exchanges = helo?.code === 'HELO_NOT_MX' ? helo.args.exchanges : [];
    return hostOrNull(exchanges[0] ?? resolves?.args.hosts[0]);
  }

  private origin() {
    return this.ip === null ? undefined : findingOf(this.case, 'ORIGIN_AS', this.ip);
  }

  private providerByDns(): ProviderId | undefined {
    const announced = this.origin()?.args.provider;
    if (isProvider(announced)) return announced;
    const pass = this.ip === null ? undefined : findingOf(this.case, 'IPREV_PASS', this.ip);
    return pass && providerOfName(pass.args.name);
  }

  /**
   * The public name the server has or should have: as answered, as it greets, as a hop shows it. One that leads to the address
   * already goes before those that do not.
   */
  private mailName(): string | null {
    const { facts, hops } = this.case;
    if (facts.mail_name?.value) return facts.mail_name.value;
    if (this.case.ownNames.reverseFqdn !== null) return this.case.ownNames.reverseFqdn;
    const pass = this.ip === null ? undefined : findingOf(this.case, 'IPREV_PASS', this.ip);
    const shown = [
      this.case.ownNames.heloName,
      this.bounce.heloDomain,
      hops.find((hop) => hop.ip === this.ip)?.from,
      this.ownPtr(),
      this.case.ownNames.ptrName,
      this.namedInWords(),
      pass?.args.name,
    ];
    const wrong = this.case.findings.flatMap((one) => (one.code === 'HELO_UNRESOLVED' ? [one.args.helo] : []));
    const names = shown.filter(
      (name): name is string => typeof name === 'string' && mayBeNamed(name, this.ip) && !wrong.includes(name),
    );
    const leading = this.ip === null ? [] : namesLeadingTo(this.ip, this.case);
    const only = leading.length === 1 ? leading[0] : undefined;
    return names.find((name) => leading.includes(name)) ?? only ?? names[0] ?? null;
  }

  /** The only mail server in the words that is neither the recipient's nor a known receiver's. */
  private namedInWords(): string | undefined {
    const [only, ...more] = notTheirs(this.case.ownNames.mailHosts, this.bounce, this.case);
    return more.length === 0 ? only : undefined;
  }

  /** The PTR of today that leads elsewhere, under the sender's own domain: what the server is to be called. */
  private ownPtr(): string | undefined {
    const name = this.ip === null ? undefined : findingOf(this.case, 'IPREV_FAIL_MISMATCH', this.ip)?.args.name;
    const domain = organizationalDomain(envelopeDomainOf(this.bounce, this.case) ?? '');
    return name !== undefined && domain !== undefined && organizationalDomain(name) === domain ? name : undefined;
  }

  /** The smart host's name: the hop that holds the address, else as the admin calls it, else the only name that is neither end's. */
  smartHostName(): string | null {
    const hop = this.case.hops.find((row) => row.ip !== null && row.ip === this.ip)?.from;
    if (hop && isPublicFqdn(hop)) return hop;
    const { smartHost } = this.case.ownNames;
    if (smartHost !== null && isPublicFqdn(smartHost)) return smartHost;
    const { remoteMta, recipient } = this.bounce;
    const domain = recipient?.split('@').at(-1);
    const others = this.case.mentions.names.filter(
      (name) => isPublicFqdn(name) && name !== remoteMta.name && name !== domain,
    );
    return ownMentions(this.case).length === 1 && others.length === 1 ? (others[0] ?? null) : null;
  }
}

export function isProvider(id: string | null | undefined): id is ProviderId {
  return PROVIDERS.some((provider) => provider.id === id);
}
