import { perhapsPostfix } from './names.ts';
import { relayOnExchange, relayOnPostfix } from './relay.ts';
import type { RemedyRow } from './row.ts';

/** A host that takes connections from everywhere; from a shell on Linux. */
const test = { command: () => 'nc -vz -w 10 gmail-smtp-in.l.google.com 25' };

/** Outbound port 25 at each provider, and the ways around it. */
export const PORT25_REMEDIES = {
  'port25-aws': {
    steps: { request: {}, lambda: {}, test },
    request: true,
    sources: ['awsPort25', 'awsPtr'],
  },
  'port25-google': { steps: { never: {}, relay: {}, test }, sources: ['googlePort25'] },
  'port25-oracle': { steps: { limit: {}, test }, request: true, sources: ['oraclePort25'] },
  'port25-digitalocean': { steps: { ports: {}, api: {}, test }, sources: ['digitaloceanPort25'] },
  'port25-hetzner': { steps: { limit: {}, until: {}, test }, request: true, sources: ['hetznerPort25'] },
  'port25-linode': { steps: { first: {}, ticket: {}, test }, request: true, sources: ['linodePort25', 'linodePtr'] },
  'port25-vultr': {
    steps: { ticket: {}, refused: {}, test },
    request: true,
    sources: ['vultrPort25', 'vultrReports'],
  },
  'port25-scaleway': { steps: { identity: {}, enable: {}, test }, sources: ['scalewayPort25'] },
  'port25-ionos': {
    steps: { first: {}, support: {}, until: {}, test },
    request: true,
    sources: ['ionosPort25', 'ionosPublicIp'],
  },
  'port25-alibaba': { steps: { closed: {}, test }, sources: ['alibabaPort25'] },
  /** A provider of which it is not known that it closes the port by default. */
  'port25-provider': { steps: { own: {}, panel: {}, test }, request: true, sources: ['nylasPorts'] },
  'port25-isp': { steps: { closed: {}, smarthost: {}, business: {} }, sources: ['spamhausPbl', 'tmobileThuis'] },
  'port25-abuse': {
    steps: { stop: {}, find: {}, listed: {}, unblock: {} },
    request: true,
    sources: ['ovhAntiSpam', 'spamhausPbl'],
  },
  'port25-own-side': {
    steps: {
      rules: { command: () => 'sudo nft list ruleset | grep -n -w -e 25 -e smtp\nsudo iptables -S OUTPUT' },
      edge: {},
      test,
    },
    sources: ['rfc5321Retry'],
  },
  /** Hand mail to a relay with authentication instead of sending it oneself. */
  'relay-submission': {
    steps: {
      what: {},
      postfix: relayOnPostfix('RELAY_NAME'),
      exchange: relayOnExchange,
      spf: {},
    },
    sources: ['nylasPorts'],
  },
  'ipv6-no-way': {
    steps: {
      own: {},
      ipv4: { command: (names) => `dig +short A ${names.remoteHost ?? 'REMOTE_HOST'} @9.9.9.9` },
      only: {},
      postfix: {
        when: perhapsPostfix,
        command: () => 'postconf -e "inet_protocols = ipv4" && postfix stop && postfix start',
      },
    },
    sources: ['postfixProtocols'],
  },
  /** One destination does not answer, or turns connections away. */
  'destination-silent': {
    steps: {
      theirs: {},
      retry: {},
      test: { command: (names) => `nc -vz -w 10 ${names.remoteHost ?? 'REMOTE_HOST'} 25` },
      contact: {},
    },
    request: true,
    sources: ['rfc5321Retry'],
  },
} as const satisfies Record<string, RemedyRow>;
