import type { RemedyTexts } from '../../catalog.ts';
import { reverseDns } from './reverse-dns.ts';

export const remedies: RemedyTexts = { ...reverseDns };
