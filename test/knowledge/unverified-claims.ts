/**
 * What no document that we have read states. `row` finds it among the domain facts; a text says `never`, and what it says
 * of it (`told`) it says with `doubt`. Texts are lines of the catalogs and of the knowledge in English and Dutch.
 */
export interface UnverifiedClaim {
  readonly row: RegExp;
  readonly never?: readonly RegExp[];
  readonly told?: RegExp;
  readonly doubt?: RegExp;
}

export const UNVERIFIED_CLAIMS: Readonly<Record<string, UnverifiedClaim>> = {
  'whether old Pay-As-You-Go subscriptions are still exempt': {
    row: /grandfather|old Pay-As-You-Go/i,
    never: [/(?:before|vóór) 15 november 2017[^.]*(?:are|remain|zijn|blijven) (?:still|nog)/i],
    told: /15 november 2017/i,
    doubt: /test (?:the port|bij zo'n)/i,
  },
  'other forms of the user name of Azure Communication Services': {
    row: /separators|ACS username/i,
    never: [/(?:with|by) a dot\b|custom user ?name|met een punt ertussen|eigen gebruikersnaam/i],
  },
  'PTR records in the Azure portal, or for IPv6, after January 2023': {
    row: /portal support after|Azure portal\/IPv6/i,
    never: [/Azure[- ]portal[^.]{0,80}(?:ReverseFqdn|PTR|reverse DNS)|(?:ReverseFqdn|PTR)[^.]{0,80}Azure[- ]portal/i],
  },
  'which address of a NAT gateway, prefix or firewall needs the PTR': {
    row: /NAT[- ]gateway/i,
    told: /NAT[- ]gateway (?:with|met) (?:one|één)|several public IPs|meer openbare IP's|PTR (?:of a|van een) NAT[- ]gateway/i,
    doubt: /this follows|volgt eruit/,
  },
  'an exemption from the block of port 25 for a project of Google Cloud': {
    row: /SMTP port 25 allowed\/disallowed|GCP per-project/,
    never: [/SMTP port 25 (?:dis)?allowed/i],
    told: /projects are exempt|projecten uitgezonderd/,
    doubt: /names no way|staat niet bij/,
  },
  'what Vultr itself says': {
    row: /^\| Vultr|Vultr, IONOS/,
    told: /Vultr blocks|blokkeert Vultr|Vultr console|console van Vultr/,
    doubt: /quotations|citaten/,
  },
  'unblocking of port 25 for an Alibaba ECS instance': {
    row: /Alibaba/,
    never: [/\bECS\b|Elastic Compute/],
  },
  'what IONOS itself says of port 25 and its Cloud Panel': {
    row: /^\| IONOS|Vultr, IONOS/,
    told: /IONOS (?:blocks|uitgaand)|blokkeert IONOS|(?:in the|in het) Cloud Panel/,
    doubt: /quotations|citaten/,
  },
  'that Hetzner, Vultr or DigitalOcean check the forward record': {
    row: /Hetzner\/Vultr\/DigitalOcean/,
    never: [
      /(?:Hetzner|Vultr|DigitalOcean)[^.]*(?:refuses|checks the (?:forward|A)|weigert|controleert het (?:forward|A))/,
    ],
  },
  'names that OVH and Google give addresses': {
    row: /vps\.ovh\.net|GCP\/OVH-VPS/,
    never: [/vps\.ovh\.net|ip-\d+-\d+-\d+\.eu/],
  },
  'the wording of TS01 to TS03 at Yahoo': {
    row: /TS01/,
    never: [/TS0[1-3]\b(?!\])/],
  },
  'German notices of Exchange beyond two': {
    row: /Generierender|German NDR/,
    never: [/Generierender Server|Fehler bei der Nachrichtenzustellung/],
  },
  'which name in a Received line is the HELO name and which reverse DNS': {
    row: /Received forms/,
    told: /Received (?:line|-regel)|Received-regel/,
    doubt: /looked the PTR up|PTR opgezocht/,
  },
  'what S3140 and S3150 mean at Outlook.com': {
    row: /S3140\/S3150/,
    told: /S31[45]0 (?:are|staan|mean)/,
    doubt: /not on its official page|niet op de officiële pagina/,
  },
  'the date of the pages of T-Online and GMX, and how soon T-Online answers': {
    row: /T-Online\/GMX/,
    told: /1 (?:to|tot) 24/,
    doubt: /admins report|volgens beheerders/i,
  },
  'the date of the list of Exchange Online codes': { row: /MS Learn NDR list/ },
  'whether Exchange Online says 4.7.25 or 5.7.25 today': {
    row: /4\.7\.25 vs 5\.7\.25/,
    never: [/(?:4\.7\.25[^.]{0,40}today|nu 4\.7\.25|today 5\.7\.25)/],
  },
  'since which year T-Mobile Thuis closes port 25': {
    row: /T-Mobile/,
    never: [/T-Mobile[^.]*20\d\d/],
  },
};
