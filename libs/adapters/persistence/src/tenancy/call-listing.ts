import type { CallFilter } from '@latchkey/tenancy';
import type { Filter, Listing } from '../read-models/reads.ts';

/** Newest first: ids are in the order of time. */
const calls: Listing = {
  select: `t.id, t.at, t.method, t.route, t.status, t.code, t.duration_ms as "durationMs",
    t.user_agent as "userAgent", t.request_id, t.key_id as "keyId"`,
  from: 'tenant.application_call t',
  table: 'tenant.application_call',
  descending: true,
};

export function callsOf(applicationId: string, filter: CallFilter): Listing {
  const { requestId, statuses, code } = filter;
  return {
    ...calls,
    filters: [
      ['t.application_id = ?', applicationId],
      ['t.request_id = ?', requestId ?? undefined],
      ['t.status >= ?', statuses?.least],
      ['t.status <= ?', statuses?.most],
      ['t.code = ?', code ?? undefined],
      ...inPeriod(filter),
    ],
  };
}

function inPeriod({ from, before }: Pick<CallFilter, 'from' | 'before'>): Filter[] {
  return [
    ['t.at >= ?', from ?? undefined],
    ['t.at < ?', before ?? undefined],
  ];
}
