import type { FindingCode, WeightOfFinding } from './finding.ts';

/** Severity, result word and the standard's section of each finding. */
export const WEIGHTS = {
  IPREV_PASS: { severity: 'good', result: 'pass', section: 'RFC 8601 section 2.7.3' },
  IPREV_PERMERROR: { severity: 'bad', result: 'permerror', section: 'RFC 8601 section 2.7.3' },
  IPREV_FAIL_NO_FORWARD: { severity: 'bad', result: 'fail', section: 'RFC 8601 section 2.7.3' },
  IPREV_FAIL_MISMATCH: { severity: 'bad', result: 'fail', section: 'RFC 8601 section 2.7.3' },
  IPREV_TEMPERROR: { severity: 'unknown', result: 'temperror', section: 'RFC 8601 section 2.7.3' },
  PTR_SEVERAL: { severity: 'info', result: null, section: 'RFC 2181 section 10.2' },
  PTR_GENERIC: { severity: 'warning', result: null, section: 'RFC 8601 section 2.7.3' },
  REVERSE_ZONE: { severity: 'info', result: null, section: 'RFC 1035 section 3.5' },
  ORIGIN_AS: { severity: 'info', result: null, section: 'RFC 1930' },
  ORIGIN_UNKNOWN: { severity: 'unknown', result: null, section: 'RFC 1930' },
} as const satisfies Record<FindingCode, WeightOfFinding>;
