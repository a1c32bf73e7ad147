import type { FindingTexts } from '../../catalog.ts';
import { origin } from './origin.ts';
import { reverse } from './reverse.ts';

export const findings: FindingTexts = { ...reverse, ...origin };
