import type { KeyFault } from '../../../checks/dkim/key-record.ts';
import type { ArcFault, SignatureFault } from '../../../checks/dkim/verification.ts';
import type { DkimTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const dkim: DkimTexts = {
  DKIM_KEY_OK: ({ domain, selector, type, bits }) =>
    `De DKIM-sleutel van selector ${selector} voor ${domain} is er en is bruikbaar (${type === 'rsa' ? `RSA, ${bits} bits` : 'Ed25519'}).`,
  DKIM_KEY_MISSING: ({ name, alias }) =>
    alias === null
      ? `Op ${name} staat geen DKIM-sleutel, dus handtekeningen met die selector zijn niet te controleren.`
      : `Op ${name} staat geen DKIM-sleutel: de CNAME daar leidt naar ${alias}, en daar is er geen.`,
  DKIM_KEY_REVOKED: ({ name }) => `De DKIM-sleutel op ${name} is ingetrokken: de p-tag is leeg.`,
  DKIM_KEY_BROKEN: ({ name, fault }) => `Het DKIM-sleutelrecord op ${name} is niet bruikbaar: ${KEY_FAULTS[fault]}.`,
  DKIM_KEY_TOO_SHORT: ({ name, bits }) =>
    `De DKIM-sleutel op ${name} heeft maar ${bits} bits. Ontvangers mogen minder dan 1024 niet accepteren; maak een nieuwe van 2048.`,
  DKIM_KEY_SHORT: ({ name, bits }) =>
    `De DKIM-sleutel op ${name} heeft ${bits} bits. Dat wordt nog geaccepteerd; 2048 is aanbevolen.`,
  DKIM_KEY_SEVERAL: ({ name, count }) =>
    `Op ${name} staan ${count} DKIM-sleutels. Er mag er maar één zijn; welke een ontvanger neemt is toeval.`,
  DKIM_KEY_TESTING: ({ name }) =>
    `De DKIM-sleutel op ${name} is als test gemarkeerd (t=y). Ontvangers mogen de mail dan behandelen alsof er geen handtekening op staat.`,
  DKIM_KEY_ALIAS: ({ name, alias }) => `De DKIM-sleutel op ${name} staat via een CNAME bij ${alias}.`,
  DKIM_KEY_TEMPERROR: ({ name, failure }) =>
    `De DKIM-sleutel op ${name} was niet te controleren: ${WHY[failure]}. Dat betekent niet dat hij ontbreekt.`,

  DKIM_NOT_SIGNED: () => 'Het bericht heeft geen DKIM-handtekening.',
  DKIM_PASS: ({ domain, selector, algorithm }) =>
    `De DKIM-handtekening van ${domain} (selector ${selector}, ${algorithm}) klopt.`,
  DKIM_FAIL: ({ domain, selector, fault }) =>
    `De DKIM-handtekening van ${domain} (selector ${selector}) klopt niet: ${SIGNATURE_FAULTS[fault]}.`,
  DKIM_PASS_LENIENT: ({ domain, selector, fault }) =>
    `De DKIM-handtekening van ${domain} (selector ${selector}) klopt alleen bij soepele ontvangers. Strenge weigeren haar: ${SIGNATURE_FAULTS[fault]}.`,
  DKIM_TEMPERROR: ({ domain, selector }) =>
    `De DKIM-handtekening van ${domain} (selector ${selector}) was niet te controleren: de sleutel was niet op te vragen.`,
  DKIM_PARTIAL_BODY: ({ domain, selector, unsigned }) =>
    `De DKIM-handtekening van ${domain} (selector ${selector}) heeft een lengtegrens (l=), waardoor ${unsigned === 0 ? 'alles wat er aan het eind bij komt' : `${unsigned} bytes aan het eind`} niet ondertekend is. Sommige ontvangers tellen haar niet mee.`,
  ARC_PASS: ({ sets, sealer }) =>
    `De ARC-keten is heel: ${sets} ${sets === 1 ? 'server heeft' : 'servers hebben'} het bericht verzegeld${sealer === null ? '' : `, de laatste namens ${sealer}`}.`,
  ARC_FAIL: ({ fault }) => `De ARC-keten van het bericht is stuk: ${ARC_FAULTS[fault]}.`,
};

const KEY_FAULTS: Readonly<Record<KeyFault, string>> = {
  syntax: 'de tags zijn niet goed opgeschreven',
  version: 'v is niet de eerste tag, of niet DKIM1',
  no_p: 'de tag p met de sleutel ontbreekt',
  base64: 'de sleutel in p is geen geldige base64; vaak ontbreekt er een stuk',
  not_a_key: 'wat er in p staat is geen sleutel; vaak ontbreekt er een stuk',
  type: 'het soort sleutel in k is niet bekend, of is niet dat van de sleutel',
  service: 'de s-tag laat e-mail niet toe',
  hash: 'de h-tag laat SHA-256 niet toe',
};

const SIGNATURE_FAULTS: Readonly<Record<SignatureFault, string>> = {
  body_changed: 'de inhoud is na het ondertekenen gewijzigd',
  headers_changed:
    'een ondertekende header is na het ondertekenen gewijzigd, of de sleutel is niet die waarmee ondertekend is',
  from_unsigned: 'de From-header valt er niet onder',
  expired: 'de geldigheid is verlopen',
  no_key: 'bij de selector staat geen sleutel',
  key_unusable: 'de sleutel bij de selector is er niet voor te gebruiken',
  weak_key: 'de sleutel is korter dan 1024 bits',
  weak_algorithm: 'er is SHA-1 gebruikt, en dat wordt niet meer geaccepteerd',
  wrong_identity: 'de identiteit (i=) hoort niet bij het domein (d=)',
  syntax: 'de handtekening zelf is niet goed opgeschreven',
};

const ARC_FAULTS: Readonly<Record<ArcFault, string>> = {
  declared: 'een server onderweg vond haar al stuk, of zei niet wat hij vond',
  seal: 'een zegel klopt niet',
  message_changed: 'het bericht is gewijzigd nadat de laatste server het verzegelde',
  key: 'de sleutel van een zegel ontbreekt of is niet bruikbaar',
  structure: 'de headers zijn niet compleet of niet goed opgeschreven',
};
