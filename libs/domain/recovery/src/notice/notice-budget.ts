import { hours, later } from '@latchkey/kernel';

/** Administrators are told of one process once within this time, and of so many processes of an environment. */
export const noticeWindow = hours(1);
export const noticesPerWindow = 10;

/** A deactivation that administrators were told of. */
export interface Told {
  readonly eventId: string;
  readonly processId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/**
 * What was told within the window and this with it; undefined when nobody is told of it: it was told already, its
 * process was within the hour, or the hour has had its mails. Each mail tells how many more processes have ended so.
 */
export function withNotice(
  earlier: readonly Told[],
  { eventId, processId }: Omit<Told, 'at'>,
  now: Date,
): readonly Told[] | undefined {
  const recent = earlier.filter(({ at }) => later(new Date(at), noticeWindow) > now);
  const isKnown = recent.some((told) => told.eventId === eventId || told.processId === processId);
  if (isKnown || recent.length >= noticesPerWindow) return undefined;
  return [...recent, { eventId, processId, at: now.toISOString() }];
}
