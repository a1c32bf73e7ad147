import type { BimiTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const bimi: BimiTexts = {
  BIMI_NONE: ({ domain }) => `${domain} publiceert geen logo (BIMI). Dat hoeft ook niet.`,
  BIMI_OK: ({ domain, logo, certificate }) =>
    certificate === null
      ? `${domain} publiceert zijn logo (BIMI) op ${logo}, zonder certificaat; sommige ontvangers tonen het alleen met een certificaat.`
      : `${domain} publiceert zijn logo (BIMI) op ${logo}, met een certificaat op ${certificate}.`,
  BIMI_DECLINED: ({ domain }) => `${domain} zegt dat het geen logo publiceert (BIMI met een lege "l").`,
  BIMI_INVALID: ({ domain, record }) =>
    `Het BIMI-record van ${domain} is niet te lezen: "${record}". Het hoort te lijken op "v=BIMI1; l=https://example.com/logo.svg".`,
  BIMI_TEMPERROR: ({ domain, failure }) =>
    `Het BIMI-record van ${domain} was niet te controleren: ${WHY[failure]}. Dat betekent niet dat het ontbreekt.`,
};
