import type { RemedyTexts } from '../../catalog.ts';
import { authentication } from './authentication.ts';
import { blocklist } from './blocklist.ts';
import { content } from './content.ts';
import { flow } from './flow.ts';
import { recipient } from './recipient.ts';
import { routing } from './routing.ts';
import { tls } from './tls.ts';
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
  ...authentication,
  ...blocklist,
  ...content,
  ...flow,
  ...recipient,
  ...routing,
  ...tls,
};
