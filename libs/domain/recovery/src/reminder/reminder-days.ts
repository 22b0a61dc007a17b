import type { ProcessPolicy } from '../process/process-policy.ts';

/** Nobody is reminded more often, whatever a process says: who is written to each day reads nothing any more. */
export const fewestReminderDays = 7;

/** Least days between two reminders of one person, by what their process says; null for none at all. */
export const reminderDays: Readonly<Record<ProcessPolicy['enrolmentReminder'], number | null>> = {
  off: null,
  daily: fewestReminderDays,
  weekly: fewestReminderDays,
  monthly: 30,
};
