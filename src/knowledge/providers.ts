/** A hosting or cloud provider as it is recognised: by origin AS, by the names it gives addresses, by what people call it. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Origin AS numbers (public AS registries, read 2026-11-21). */
  readonly asns: readonly number[];
  /** Ends of the PTR names the provider generates, lower case, from the dot. */
  readonly ptrSuffixes: readonly string[];
  /** What an admin calls it. */
  readonly words: RegExp;
}

/**
 * Rows in no particular order: no two overlap. PTR forms: each provider's own documentation, or names observed in public
 * mail headers (`.bc.googleusercontent.com`: 2020 to 2025).
 */
export const PROVIDERS = [
  {
    id: 'azure',
    name: 'Microsoft Azure',
    asns: [8075, 8068, 12076],
    ptrSuffixes: ['.cloudapp.azure.com', '.cloudapp.net'],
    words: /\bazure\b(?! (?:ad|active directory|communication))/i,
  },
  {
    id: 'aws',
    name: 'Amazon Web Services',
    asns: [16509, 14618],
    ptrSuffixes: ['.compute.amazonaws.com', '.compute-1.amazonaws.com'],
    words: /\b(?:aws|ec2|amazon web services|lightsail|lambda(?! (?:expression|function that|calculus)))\b/i,
  },
  {
    id: 'google-cloud',
    name: 'Google Cloud',
    asns: [396982],
    ptrSuffixes: ['.bc.googleusercontent.com'],
    words: /\b(?:google cloud|gcp|gce|compute engine)\b/i,
  },
  {
    id: 'oracle',
    name: 'Oracle Cloud',
    asns: [31898],
    ptrSuffixes: [],
    words: /\b(?:oracle(?: cloud)?|oci)\b/i,
  },
  {
    id: 'digitalocean',
    name: 'DigitalOcean',
    asns: [14061],
    ptrSuffixes: [],
    words: /\b(?:digital ?ocean|droplets?)\b/i,
  },
  {
    id: 'hetzner',
    name: 'Hetzner',
    asns: [24940, 213230, 212317],
    ptrSuffixes: ['.clients.your-server.de', '.your-server.de'],
    words: /\bhetzner\b/i,
  },
  {
    id: 'ovh',
    name: 'OVHcloud',
    asns: [16276],
    ptrSuffixes: ['.ovh.net', '.ovh.ca', '.ovh.us'],
    words: /\b(?:ovh(?:cloud)?|kimsufi|so ?you ?start)\b/i,
  },
  {
    id: 'linode',
    name: 'Akamai (Linode)',
    asns: [63949],
    ptrSuffixes: ['.ip.linodeusercontent.com', '.members.linode.com'],
    words: /\b(?:linode|akamai)\b/i,
  },
  {
    id: 'vultr',
    name: 'Vultr',
    asns: [20473],
    ptrSuffixes: ['.vultrusercontent.com', '.vultr.com'],
    words: /\bvultr\b/i,
  },
  {
    id: 'scaleway',
    name: 'Scaleway',
    asns: [12876],
    ptrSuffixes: ['.instances.scw.cloud', '.poneytelecom.eu'],
    words: /\b(?:scaleway|online\.net|dedibox)\b/i,
  },
  {
    id: 'ionos',
    name: 'IONOS',
    asns: [8560],
    ptrSuffixes: [],
    words: /\b(?:ionos|1&1|1und1)\b/i,
  },
  {
    id: 'contabo',
    name: 'Contabo',
    asns: [51167],
    ptrSuffixes: ['.contaboserver.net'],
    words: /\bcontabo\b/i,
  },
  {
    id: 'netcup',
    name: 'netcup',
    asns: [197540],
    ptrSuffixes: [],
    words: /\bnetcup\b/i,
  },
  {
    id: 'alibaba',
    name: 'Alibaba Cloud',
    asns: [45102, 37963],
    ptrSuffixes: [],
    words: /\b(?:alibaba|aliyun)\b/i,
  },
] as const satisfies readonly Provider[];
export type ProviderId = (typeof PROVIDERS)[number]['id'];

/** @returns the provider that announces an AS, or undefined. */
export function providerOfAs(asn: number): ProviderId | undefined {
  return PROVIDERS.find((provider) => (provider.asns as readonly number[]).includes(asn))?.id;
}

/** @returns the provider that generates names like this one, or undefined. */
export function providerOfName(name: string): ProviderId | undefined {
  return PROVIDERS.find((provider) => provider.ptrSuffixes.some((suffix) => name.endsWith(suffix)))?.id;
}

/** The provider's name as it writes it. */
export function providerName(id: ProviderId): string {
  return PROVIDERS.find((provider) => provider.id === id)?.name ?? id;
}
