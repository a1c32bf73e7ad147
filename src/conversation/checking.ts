import { withFindings } from '../diagnosis/case.ts';
import { changesBetween } from '../diagnosis/changes.ts';
import { standingChecks } from '../diagnosis/wanted.ts';
import { WEIGHTS } from '../checks/weights.ts';
import type { Finding } from '../checks/finding.ts';
import type { Effect } from './effect.ts';
import type { CheckedEvent } from './event.ts';
import { fingerprintOf } from './fingerprint.ts';
import { isOfRun, proceed } from './proceed.ts';
import type { State } from './state.ts';
import { nothing, say, type Step } from './step.ts';

/** What checks found. A run that is no longer the case's changes nothing. */
export function onChecked(state: State, event: CheckedEvent): Step {
  if (!isOfRun(state, event)) return nothing(state);
  const before = state.case.findings;
  const found = withFindings(state.case, event.requests, event.findings);
  if (!event.again) return proceed({ ...state, case: found, checking: false });
  const changes = changesBetween(before, event.findings, event.basis, event.disagreed);
  const theCase = changes.fixed.length > 0 ? { ...found, before } : found;
  const step = proceed({ ...state, case: theCase, checking: false }, [], { changes, live: false });
  const fixed = changes.fixed.length > 0 && event.findings.every((finding) => !isFailing(finding));
  return fixed ? { ...step, effects: [...step.effects, ...ending(state, 'fixed')] } : step;
}

/** Has the workspace remember how the case ended. */
export function ending(state: State, how: 'fixed' | 'handed_over'): Effect[] {
  const fingerprint = state.seen?.fingerprint ?? (state.case && fingerprintOf(state.case)) ?? null;
  return fingerprint === null ? [] : [{ type: 'remember', fingerprint, caseKey: state.caseKey, ending: how }];
}

/** Does a finding say that something does not work, or leave it open? A warning is none. */
export function isFailing(finding: Finding): boolean {
  const { severity } = WEIGHTS[finding.code];
  return severity === 'bad' || severity === 'unknown';
}

/** Looks again at all that was looked at, past every cache. */
export function recheck(state: State): Step {
  if (state.case === null || state.case.checked.length === 0) return say(state, { view: 'nothing_to_recheck' });
  const run = state.run + 1;
  const requests = standingChecks(state.case);
  return {
    state: { ...state, run, checking: true, live: null },
    effects: [{ type: 'check', run, requests, again: true }],
  };
}
