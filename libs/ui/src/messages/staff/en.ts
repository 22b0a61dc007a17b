/** Mails to those who administer the tenant. */
export const en = {
  'mail.deactivated-subject': '{tenant}: the process {process} is not active any more',
  'mail.deactivated-intro':
    'The process {process} of {application} has deactivated itself, because something that it needs was taken away. Until it is active again, nobody can recover a password with it.',
  'mail.deactivated-missing': 'What is missing:',
  'mail.deactivated-remedy':
    'What to do: correct what is named here, then activate the process again in the administration. If it was meant to end, you need not do anything.',
  'mail.deactivated-others':
    'Other processes that are inactive for such a reason: {count}. The list of processes in the administration shows them.',
  'mail.contradicted-subject': '{tenant}: a contradicting report for the store {store}',
  'mail.contradicted-intro':
    'The external system of the store {store} ({application}) has reported something of a task that had already ended otherwise, or whose time was over. Nothing was changed by it. The reference of the task: {reference}',
  'mail.contradicted-done': 'How the task had ended: carried out.',
  'mail.contradicted-failed': 'How the task had ended: not done.',
  'mail.contradicted-expired': 'How the task had ended: not answered in time.',
  'mail.contradicted-withdrawn': 'How the task had ended: taken back.',
  'mail.contradicted-remedy':
    'What to do: check the external system. If this report did not come from it, others may know its signing secret. Then set a new signing secret in the settings of the store in the administration, and give it to the external system.',
  'mail.contradicted-others':
    'Other tasks of this store that were contradicted within the last 24 hours: {count}.',
  'mail.staff-footer': '{tenant} sent you this mail because you are an administrator.',
} as const;

export type StaffCatalogue = Readonly<Record<keyof typeof en, string>>;
