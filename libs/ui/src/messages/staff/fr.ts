import type { StaffCatalogue } from './en.ts';

export const fr: StaffCatalogue = {
  'mail.deactivated-subject': '{tenant} : le processus {process} n’est plus actif',
  'mail.deactivated-intro':
    'Le processus {process} de {application} s’est désactivé de lui-même, car un élément dont il a besoin a été retiré. Tant qu’il n’est pas réactivé, personne ne peut récupérer de mot de passe par ce processus.',
  'mail.deactivated-missing': 'Ce qui manque :',
  'mail.deactivated-remedy':
    'Que faire : corrigez ce qui est indiqué ici, puis réactivez le processus dans l’administration. S’il devait prendre fin, vous n’avez rien à faire.',
  'mail.deactivated-others':
    'Autres processus inactifs pour une raison de ce genre : {count}. La liste des processus dans l’administration les montre.',
  'mail.contradicted-subject': '{tenant} : un message contradictoire pour le référentiel {store}',
  'mail.contradicted-intro':
    'Le système externe du référentiel {store} ({application}) a signalé quelque chose au sujet d’une tâche qui s’était déjà terminée autrement ou dont le délai était écoulé. Rien n’a été modifié. La référence de la tâche : {reference}',
  'mail.contradicted-done': 'Comment la tâche s’était terminée : exécutée.',
  'mail.contradicted-failed': 'Comment la tâche s’était terminée : non exécutée.',
  'mail.contradicted-expired': 'Comment la tâche s’était terminée : sans réponse à temps.',
  'mail.contradicted-withdrawn': 'Comment la tâche s’était terminée : retirée.',
  'mail.contradicted-remedy':
    'Que faire : vérifiez le système externe. Si ce message ne vient pas de lui, d’autres connaissent peut-être son secret de signature. Définissez alors un nouveau secret de signature dans les paramètres du référentiel, dans l’administration, et transmettez-le au système externe.',
  'mail.contradicted-others':
    'Autres tâches de ce référentiel contredites au cours des dernières 24 heures : {count}.',
  'mail.staff-footer': '{tenant} vous a envoyé cet e-mail parce que vous êtes administrateur.',
};
