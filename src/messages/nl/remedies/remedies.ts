import type { RemedyTexts } from '../../catalog.ts';
import { azure } from './azure.ts';
import { exchange } from './exchange.ts';
import { microsoft365 } from './microsoft365.ts';
import { port25 } from './port25.ts';
import { reverseDns } from './reverse-dns.ts';

export const remedies: RemedyTexts = {
  ...reverseDns,
  ...azure,
  ...port25,
  ...exchange,
  ...microsoft365,
};
