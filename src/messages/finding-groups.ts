import type { OriginFindings } from '../checks/origin/findings.ts';
import type { ReverseFindings } from '../checks/reverse/findings.ts';
import type { SpfFindings } from '../checks/spf/findings.ts';
import type { FindingTexts } from './catalog.ts';

/** The texts of each check's findings: one file a check and language. */
export type ReverseTexts = Pick<FindingTexts, keyof ReverseFindings>;
export type OriginTexts = Pick<FindingTexts, keyof OriginFindings>;
export type SpfTexts = Pick<FindingTexts, keyof SpfFindings>;
