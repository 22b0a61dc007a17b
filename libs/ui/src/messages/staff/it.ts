import type { StaffCatalogue } from './en.ts';

export const it: StaffCatalogue = {
  'mail.deactivated-subject': '{tenant}: il processo {process} non è più attivo',
  'mail.deactivated-intro':
    'Il processo {process} di {application} si è disattivato da solo, perché gli è stato tolto qualcosa di cui ha bisogno. Finché non è di nuovo attivo, nessuno può recuperare una password con esso.',
  'mail.deactivated-missing': 'Che cosa manca:',
  'mail.deactivated-remedy':
    'Che cosa fare: corregga quanto indicato qui, poi riattivi il processo nell’amministrazione. Se doveva terminare, non deve fare nulla.',
  'mail.deactivated-others':
    'Altri processi inattivi per un motivo simile: {count}. L’elenco dei processi nell’amministrazione li mostra.',
  'mail.contradicted-subject': '{tenant}: una segnalazione contraddittoria per l’archivio {store}',
  'mail.contradicted-intro':
    'Il sistema esterno dell’archivio {store} ({application}) ha segnalato qualcosa su un’attività che era già terminata diversamente o il cui tempo era scaduto. Nulla è stato modificato. Il riferimento dell’attività: {reference}',
  'mail.contradicted-done': 'Come era terminata l’attività: eseguita.',
  'mail.contradicted-failed': 'Come era terminata l’attività: non eseguita.',
  'mail.contradicted-expired': 'Come era terminata l’attività: senza risposta in tempo.',
  'mail.contradicted-withdrawn': 'Come era terminata l’attività: ritirata.',
  'mail.contradicted-remedy':
    'Che cosa fare: verifichi il sistema esterno. Se questa segnalazione non proviene da esso, altri potrebbero conoscere il suo segreto di firma. In tal caso imposti un nuovo segreto di firma nelle impostazioni dell’archivio, nell’amministrazione, e lo consegni al sistema esterno.',
  'mail.contradicted-others': 'Altre attività di questo archivio contraddette nelle ultime 24 ore: {count}.',
  'mail.staff-footer': '{tenant} Le ha inviato questa e-mail perché Lei è amministratore.',
};
