// Rest for the servers of one domain, whoever asks about them.
import type { CheckRequest } from '../checks/request.ts';
import { isOver, type Limiter } from '../session/limiter.ts';
import type { Investigate } from './core.ts';

/**
 * Checks that leave other people's servers alone after so many looks a minute, whoever asked for them: "check again" is then
 * answered by the resolver, which the answer says, and no mail server is called.
 */
export function considerate(investigate: Investigate, limiter: Limiter, perMinute: number): Investigate {
  if (perMinute === 0) return investigate;
  return async (requests, again, onProgress) => {
    const calls = requests.filter(({ check }) => check === 'banner');
    const targets = again ? requests : calls;
    const over = await Promise.all(
      [...targetsOf(targets)].map((target) => isOver(limiter, `target:${target}`, perMinute)),
    )
      // Without a store nothing is counted; the checks are made all the same.
      .catch(() => [false]);
    if (!over.includes(true)) return investigate(requests, again, onProgress);
    const rest = requests.filter((request) => !calls.includes(request));
    const found = await investigate(rest, false, onProgress);
    return { ...found, findings: [...found.findings, ...calls.map(notCalled)] };
  };
}

function notCalled(request: CheckRequest) {
  const host = 'host' in request ? request.host : '';
  const args = { host, ip: null, failure: 'cancelled' } as const;
  return { check: 'banner', code: 'SMTP_UNREACHABLE', subject: host, args, proof: [] } as const;
}

/** The domains, hosts and addresses that requests are about. */
function targetsOf(requests: readonly CheckRequest[]): ReadonlySet<string> {
  return new Set(
    requests.flatMap((request) => {
      if ('domain' in request && request.domain !== null) return request.domain;
      if ('host' in request) return request.host;
      return 'ip' in request && request.ip !== null ? request.ip : [];
    }),
  );
}
