import type { StaffCatalogue } from './en.ts';

export const de: StaffCatalogue = {
  'mail.deactivated-subject': '{tenant}: Der Prozess {process} ist nicht mehr aktiv',
  'mail.deactivated-intro':
    'Der Prozess {process} von {application} hat sich selbst deaktiviert, weil ihm etwas genommen wurde, das er braucht. Bis er wieder aktiv ist, kann niemand mit ihm ein Passwort zurücksetzen.',
  'mail.deactivated-missing': 'Was fehlt:',
  'mail.deactivated-remedy':
    'Was zu tun ist: Beheben Sie, was hier genannt ist, und aktivieren Sie den Prozess dann in der Verwaltung wieder. Sollte er enden, brauchen Sie nichts zu tun.',
  'mail.deactivated-others':
    'Weitere Prozesse, die aus einem solchen Grund inaktiv sind: {count}. Die Liste der Prozesse in der Verwaltung zeigt sie.',
  'mail.contradicted-subject': '{tenant}: Eine widersprüchliche Meldung zum Speicher {store}',
  'mail.contradicted-intro':
    'Das externe System des Speichers {store} ({application}) hat etwas zu einer Aufgabe gemeldet, die schon anders geendet hatte oder deren Zeit vorbei war. Dadurch wurde nichts geändert. Die Referenz der Aufgabe: {reference}',
  'mail.contradicted-done': 'Wie die Aufgabe geendet hatte: ausgeführt.',
  'mail.contradicted-failed': 'Wie die Aufgabe geendet hatte: nicht ausgeführt.',
  'mail.contradicted-expired': 'Wie die Aufgabe geendet hatte: nicht rechtzeitig beantwortet.',
  'mail.contradicted-withdrawn': 'Wie die Aufgabe geendet hatte: zurückgenommen.',
  'mail.contradicted-remedy':
    'Was zu tun ist: Prüfen Sie das externe System. Kam diese Meldung nicht von ihm, kennen womöglich andere sein Signaturgeheimnis. Setzen Sie dann in der Verwaltung in den Einstellungen des Speichers ein neues Signaturgeheimnis und geben Sie es dem externen System.',
  'mail.contradicted-others':
    'Weitere Aufgaben dieses Speichers, denen in den letzten 24 Stunden widersprochen wurde: {count}.',
  'mail.staff-footer': '{tenant} hat Ihnen diese E-Mail gesendet, weil Sie Administrator sind.',
};
