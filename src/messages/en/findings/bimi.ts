import type { BimiTexts } from '../../finding-groups.ts';
import { WHY } from '../failures.ts';

export const bimi: BimiTexts = {
  BIMI_NONE: ({ domain }) => `${domain} publishes no logo (BIMI). It need not.`,
  BIMI_OK: ({ domain, logo, certificate }) =>
    certificate === null
      ? `${domain} publishes its logo (BIMI) at ${logo}, without a certificate; some receivers show it only with one.`
      : `${domain} publishes its logo (BIMI) at ${logo}, with a certificate at ${certificate}.`,
  BIMI_DECLINED: ({ domain }) => `${domain} says that it publishes no logo (BIMI with an empty "l").`,
  BIMI_INVALID: ({ domain, record }) =>
    `The BIMI record of ${domain} cannot be read: "${record}". It should look like "v=BIMI1; l=https://example.com/logo.svg".`,
  BIMI_TEMPERROR: ({ domain, failure }) =>
    `The BIMI record of ${domain} could not be checked: ${WHY[failure]}. That does not mean there is none.`,
};
