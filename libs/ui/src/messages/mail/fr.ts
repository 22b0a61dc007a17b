import type { MailCatalogue } from './en.ts';

export const fr: MailCatalogue = {
  'mail.hello-name': 'Bonjour {name},',
  'mail.hello': 'Bonjour,',
  'mail.reset-subject': '{application} : réinitialiser votre mot de passe',
  'mail.reset-intro': 'Quelqu’un a demandé à réinitialiser le mot de passe de votre compte chez {tenant}.',
  'mail.reset-open': 'C’était vous ? Ouvrez ce lien :',
  'mail.reset-button': 'Choisir un nouveau mot de passe',
  'mail.reset-copy': 'Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :',
  'mail.reset-link-expiry': 'Le lien est valable jusqu’à {time}.',
  'mail.reset-code': 'Ou saisissez ce code sur la page où vous avez fait la demande :',
  'mail.reset-code-only': 'C’était vous ? Saisissez ce code sur la page où vous avez fait la demande :',
  'mail.reset-code-expiry': 'Le code est valable jusqu’à {time}.',
  'mail.reset-not-you':
    'Ce n’était pas vous ? Ne faites rien : votre mot de passe reste le même. Ne donnez le code à personne, pas même au service d’assistance.',
  'mail.staff-reset-intro':
    '{tenant} vous envoie un lien pour choisir un nouveau mot de passe pour {application}.',
  'mail.staff-reset-open': 'Pour le choisir, ouvrez ce lien :',
  'mail.changed-subject': '{application} : votre mot de passe a été modifié',
  'mail.changed-intro':
    'Le mot de passe de votre compte chez {tenant} a été modifié. Pour votre sécurité, vous avez été déconnecté de tous les appareils.',
  'mail.changed-not-you':
    'Ce n’était pas vous ? Réinitialisez votre mot de passe immédiatement et prévenez-nous.',
  'mail.new-password-subject': '{application} : votre nouveau mot de passe',
  'mail.new-password-intro': 'Voici le nouveau mot de passe de votre compte chez {tenant} :',
  'mail.new-password-keep': 'Gardez-le en lieu sûr, puis supprimez ce e-mail.',
  'mail.methods-subject': '{application} : vos moyens de vous identifier ont changé',
  'mail.method-added-intro':
    'Un nouveau moyen de prouver qui vous êtes a été ajouté à votre compte chez {tenant}. Il pourra servir à la récupération au bout d’un certain temps.',
  'mail.method-removed-intro':
    'Un moyen de prouver qui vous êtes a été retiré de votre compte chez {tenant}.',
  'mail.enrol-subject': '{application} : préparez un moyen de revenir',
  'mail.enrol-intro':
    '{tenant} vous invite à mettre en place un moyen de prouver qui vous êtes. Il vous permettra de revenir dans {application} si vous oubliez votre mot de passe.',
  'mail.enrol-open': 'Pour cela, ouvrez ce lien :',
  'mail.enrol-button': 'Mettre en place',
  'mail.enrol-not-you':
    'Vous ne vous y attendiez pas ? N’ouvrez pas le lien, ne le transmettez à personne et prévenez-nous.',
  'mail.reminder-subject': '{application} : préparez-vous à un mot de passe oublié',
  'mail.reminder-intro':
    'Si vous oubliiez votre mot de passe maintenant, vous ne pourriez pas revenir dans {application}. Il manque à votre compte chez {tenant} un moyen de prouver qui vous êtes.',
  'mail.reminder-do': 'Connectez-vous à {application} comme d’habitude et mettez-en un en place.',
  'mail.reminder-button': 'Se connecter',
  'mail.unlocked-subject': '{application} : votre compte a été déverrouillé',
  'mail.unlocked-intro': 'Votre compte chez {tenant} a été déverrouillé. Son mot de passe n’a pas changé.',
  'mail.failed-subject': '{application} : votre demande n’a pas été exécutée',
  'mail.failed-intro':
    'Vous avez demandé à retrouver l’accès à votre compte chez {tenant}. Le système qui conserve votre mot de passe n’a pas exécuté la demande ; rien n’a donc été modifié. Recommencez ou demandez de l’aide.',
  'mail.unanswered-subject': '{application} : votre demande n’a pas reçu de réponse à temps',
  'mail.unanswered-intro':
    'Vous avez demandé à retrouver l’accès à votre compte chez {tenant}. Le système qui conserve votre mot de passe n’a pas répondu à temps. Connectez-vous avec le mot de passe que vous connaissez ; s’il ne fonctionne pas, recommencez ou demandez de l’aide.',
  'mail.help': 'Aide : {contact}',
  'mail.footer': '{tenant} vous a envoyé cet e-mail au sujet de votre compte pour {application}.',
};
