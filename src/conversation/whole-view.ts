import { wholeCase } from '../diagnosis/case.ts';
import { NO_NAMES } from '../knowledge/remedies/names.ts';
import type { View } from '../reply/view.ts';

/**
 * A view as it is shown. What an earlier version has still to show may lack names and facts that were added since; those are
 * filled in only here, because an effect is known again by what was kept of it.
 */
export function wholeView(view: View): View {
  if (view.view !== 'advice') return view;
  const advice = view.advice.map((one) => ({ ...one, names: { ...NO_NAMES, ...one.names } }));
  return { ...view, advice, case: wholeCase(view.case) };
}
