import { safeText } from './safe-text.ts';

/**
 * Every field that a line of the log may have. A field that is not here is dropped, whatever its name: a list of
 * what is forbidden always forgets one. None of them ever carries an address, a secret or a vendor's words.
 */
export const logFields = [
  'request_id',
  'tenant',
  'environment',
  'route',
  'method',
  'status',
  'duration_ms',
  'code',
  'reason',
  'error_name',
  'error_code',
  'fault_code',
  'cause_name',
  'cause_code',
  'stack',
  'job',
  'job_id',
  'event',
  'event_id',
  'attempt',
  'count',
  'check',
  'check_state',
  'part',
  'signal',
  'host',
  'port',
  'context',
  'setting',
  'store',
] as const;

export type LogField = (typeof logFields)[number];
export type LogFields = Partial<Record<LogField, string | number | boolean | null | undefined>>;

const allowed: ReadonlySet<string> = new Set(logFields);

/** Only what is on the list and only plain values; text made harmless. */
export function allowedFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (!allowed.has(name)) continue;
    if (typeof value === 'string') kept[name] = safeText(value);
    else if (typeof value === 'number' || typeof value === 'boolean' || value === null) kept[name] = value;
  }
  return kept;
}
