import type { Port25Policy } from '../../../checks/origin/port25-policies.ts';
import type { OriginTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const origin: OriginTexts = {
  ORIGIN_AS: ({ ip, asn, operator }) =>
    operator === null
      ? `${ip} hoort bij het netwerk AS${asn}.`
      : `${ip} hoort bij het netwerk van ${operator} (AS${asn}).`,
  ORIGIN_UNKNOWN: ({ ip, failure }) => `Bij welk netwerk ${ip} hoort was niet te controleren: ${WHY[failure]}.`,
  ORIGIN_NOT_ANNOUNCED: ({ ip }) => `Er is geen netwerk bekend dat ${ip} aankondigt.`,
  PROVIDER_PORT25: ({ ip, provider, policy, source }) =>
    `${ip} staat bij ${provider}. ${PORT25[policy](provider)} Zie ${source.url} (gelezen ${source.read}).`,
};

const PORT25: Readonly<Record<Port25Policy, (provider: string) => string>> = {
  by_contract: (provider) =>
    `${provider} laat alleen bepaalde soorten abonnementen verbinden met poort 25; de andere moeten via een relay met aanmelding versturen.`,
  on_request: (provider) =>
    `${provider} houdt uitgaande poort 25 eerst dicht en opent die soms op verzoek; een relay op poort 587 werkt ook zonder dat.`,
  by_setting: (provider) =>
    `${provider} houdt uitgaande poort 25 eerst dicht; in de console is die te openen zodra het account is gecontroleerd.`,
  closed: (provider) =>
    `${provider} laat klanten in de regel niet verbinden met poort 25; mail moet via een relay naar buiten.`,
  open_until_abuse: (provider) => `${provider} laat uitgaande poort 25 open, en sluit die nadat er spam is gezien.`,
};
