import type { FindingTexts } from '../../catalog.ts';
import { origin } from './origin.ts';
import { reverse } from './reverse.ts';
import { spf } from './spf.ts';

export const findings: FindingTexts = { ...reverse, ...origin, ...spf };
