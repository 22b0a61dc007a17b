import { hours, later, seconds } from '@latchkey/kernel';

/** Least time between two mails of one bucket (S-09). */
export const mailPause = seconds(60);
/** Mails of one bucket within `mailDay`, at any moment: the window slides. */
export const mailsPerDay = 5;
export const mailDay = hours(24);

/** The bucket of everybody who is not known. A known device has one under its own id (S-12). */
export const strangers = 'strangers';

/** Whose mail it is, and out of which bucket: an account that nobody has is braked like any other. */
export interface MailPayer {
  readonly accountKey: Buffer;
  readonly bucket: string;
}

/** Whether one more mail may go. `earlier` are the mails of the bucket, newest first. */
export function mayMail(earlier: readonly Date[], now: Date): boolean {
  const [newest] = earlier;
  const fifth = earlier[mailsPerDay - 1];
  return isPast(newest, mailPause, now) && isPast(fifth, mailDay, now);
}

function isPast(moment: Date | undefined, by: number, now: Date): boolean {
  return moment === undefined || later(moment, by) <= now;
}
