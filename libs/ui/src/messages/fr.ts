import type { Catalogue } from './en.ts';
import { fr as enrolment } from './enrolment/fr.ts';
import { fr as mail } from './mail/fr.ts';
import { fr as signIn } from './sign-in/fr.ts';
import { fr as staff } from './staff/fr.ts';

export const fr: Catalogue = {
  'common.step': 'Étape {current} sur {total}',
  'common.error-prefix': 'Erreur :',
  'common.summary-title': 'Il y a un problème',
  'common.languages': 'Langue',
  'common.help-title': 'Faire autrement',
  'common.help-start-over': 'Recommencer avec un autre nom d’utilisateur ou une autre adresse e-mail',
  'common.help-forgot': 'J’ai oublié mon mot de passe',
  'common.help-sign-in': 'Je connais mon mot de passe : me connecter',
  'common.help-contact': 'Demander de l’aide : {contact}',
  'common.help-no-contact': 'Demandez au service d’assistance de {tenant}',
  'common.try-again': 'Réessayer',
  'common.start-over': 'Recommencer',
  'common.send-new': 'En envoyer un nouveau',
  'common.reference': 'Référence : {reference}',
  'common.show-password': 'Afficher le mot de passe',
  'common.hide-password': 'Masquer le mot de passe',
  'common.password-shown': 'Votre mot de passe est visible',
  'common.password-hidden': 'Votre mot de passe est masqué',
  'common.stale-form': 'Votre page est restée ouverte trop longtemps. Veuillez l’envoyer à nouveau.',
  'common.not-reached':
    'Une partie de notre système ne répond pas. Rien n’a été modifié. Veuillez réessayer dans un instant.',

  'identify.title': 'Réinitialiser votre mot de passe',
  'identify.intro':
    'Nous envoyons un e-mail à l’adresse de votre compte. Il vous permet de retrouver l’accès à {application}.',
  'identify.label': 'Nom d’utilisateur ou adresse e-mail',
  'identify.label-user-name': 'Nom d’utilisateur',
  'identify.label-email': 'Adresse e-mail',
  'identify.label-attribute': '{name}',
  'identify.hint': 'Celui ou celle qui vous sert à vous connecter',
  'identify.submit': 'Envoyer l’e-mail',
  'identify.error-empty': 'Remplissez ce champ.',
  'identify.error-wrong': 'Cela ne peut pas être exact. Vérifiez et renvoyez.',
  'identify.error-required': 'Saisissez votre nom d’utilisateur ou votre adresse e-mail.',
  'identify.error-too-long':
    'C’est trop long. Saisissez seulement votre nom d’utilisateur ou votre adresse e-mail.',
  'identify.error-invalid':
    'Ce n’est ni un nom d’utilisateur ni une adresse e-mail possible. Vérifiez et envoyez à nouveau.',

  'work.title': 'Un instant, s’il vous plaît',
  'work.intro':
    'Nous recevons en ce moment tant de demandes que nous vérifions que la vôtre ne vient pas d’un programme. Rien n’a encore été envoyé.',
  'work.solving': 'Votre navigateur résout une petite énigme. La page continue ensuite d’elle-même.',
  'work.wait':
    'Patientez {time}, puis continuez. Là où les scripts sont autorisés, la page continue d’elle-même.',
  'work.submit': 'Continuer',
  'work.error-early': 'Il est encore un peu tôt. Patientez {time}, puis continuez.',

  'sent.title': 'Consultez votre messagerie',
  'sent.body':
    'Si {identifier} correspond à un compte, nous avons envoyé un e-mail avec un lien et un code à l’adresse de ce compte.',
  'sent.body-code':
    'Si {identifier} correspond à un compte, nous avons envoyé un e-mail avec un code à son adresse.',
  'sent.choose': 'Ouvrez le lien de l’e-mail, ou saisissez le code ici.',
  'sent.choose-code': 'Saisissez ici le code reçu par e-mail.',
  'sent.expiry': 'Le code est valable jusqu’à {codeTime}, le lien jusqu’à {linkTime}.',
  'sent.expiry-code': 'Le code est valable jusqu’à {codeTime}.',
  'sent.code-expired':
    'Le code du dernier e-mail a expiré à {codeTime}. Son lien est valable jusqu’à {linkTime}. Pour un nouveau code, demandez un nouvel e-mail.',
  'sent.code-expired-code':
    'Le code du dernier e-mail a expiré à {codeTime}. Pour un nouveau code, demandez un nouveau e-mail.',
  'sent.code-label': 'Code reçu par e-mail',
  'sent.code-hint': '{length, plural, other {# chiffres}}. Les espaces et les tirets ne gênent pas.',
  'sent.submit': 'Continuer',
  'sent.error-code-required': 'Saisissez le code reçu par e-mail.',
  'sent.error-code-format':
    'Le code comporte {length, plural, other {# chiffres}}. Regardez l’e-mail et saisissez-le à nouveau.',
  'sent.error-code-rejected':
    'Ce code n’a pas fonctionné. Il est mal saisi, déjà utilisé ou trop ancien. Regardez l’e-mail le plus récent, ou demandez-en un nouveau.',
  'sent.resend-title': 'Pas encore d’e-mail ?',
  'sent.resend-hint':
    'Cela peut prendre quelques minutes. Regardez aussi dans les indésirables. Un nouvel e-mail remplace l’ancien code ; un lien déjà reçu reste valable.',
  'sent.resend-wait':
    'Pour ne saturer aucune boîte aux lettres, le prochain e-mail pourra être envoyé à {time}.',
  'sent.resend-submit': 'Envoyer un nouvel e-mail',
  'sent.resent':
    'Nous avons envoyé un nouvel e-mail à {time}, s’il existe un compte. Utilisez le code de l’e-mail le plus récent.',
  'sent.error-resend-early': 'Il est trop tôt pour un nouvel e-mail. Redemandez-en un à {time}.',

  'link.title': 'Continuer la réinitialisation',
  'link.body':
    'Vous avez ouvert le lien de notre e-mail. Continuez pour choisir un nouveau mot de passe pour {application}.',
  'link.not-you': 'Vous n’avez rien demandé ? Fermez cette page. Rien n’a été modifié.',
  'link.submit': 'Continuer',

  'more.title': 'Encore une preuve',
  'more.body': 'Votre boîte mail est vérifiée. {application} demande encore autre chose avant de continuer.',
  'more.choose':
    '{count, plural, one {Choisissez une de ces possibilités.} other {Choisissez # de ces possibilités.}}',
  'more.submit': 'Utiliser {name}',
  'more.authenticator-label': 'Code de votre application d’authentification',
  'more.recovery-codes-label': 'Un de vos codes de récupération',
  'more.questions-body':
    'Répondez à ce qui est demandé. Les majuscules et les minuscules ne font aucune différence.',
  'more.code-sent': 'Nous avons envoyé un code au téléphone dont le numéro se termine par {end}.',
  'more.destination': 'À quel téléphone envoyer le code ?',
  'more.destination-end': 'Le numéro qui se termine par {end}',
  'more.code-label': 'Code reçu par message',
  'more.code-again': 'Envoyer un nouveau code',
  'more.ask-submit': 'Continuer',
  'more.passkey-body':
    'Utilisez la clé d’accès que vous avez configurée : l’appareil ou la clé de sécurité demande votre visage, votre doigt ou votre code PIN.',
  'more.passkey-submit': 'Utiliser ma clé d’accès',
  'more.passkey-unable':
    'Votre navigateur ne peut pas utiliser de clé d’accès ici. Utilisez une autre méthode ou un autre navigateur.',
  'more.back': 'Retour aux preuves demandées',
  'more.not-ready':
    '{name} : vous ne l’avez pas configuré, ou c’est trop récent. Prenez un autre chemin ou demandez de l’aide.',
  'more.error-unable':
    'Cette méthode n’est pas disponible pour le moment. Utilisez une autre méthode ou demandez de l’aide.',
  'more.error-rejected':
    'Cela n’a pas fonctionné. Rien n’a été modifié. Réessayez ou utilisez un autre moyen.',

  'password.title': 'Choisir un nouveau mot de passe',
  'password.rules-title': 'Votre nouveau mot de passe',
  'password.rule-min': 'a au moins {min, plural, one {# caractère} other {# caractères}}',
  'password.rule-max':
    'a au plus {max, plural, one {# caractère} other {# caractères}} ; les espaces et tous les signes sont acceptés',
  'password.rule-common': 'n’est pas utilisé par beaucoup de monde',
  'password.rule-breached': 'n’est pas connu par une fuite de données',
  'password.rule-context': 'ne contient ni votre nom ni celui de {tenant}',
  'password.tip':
    'Quatre ou cinq mots sans rapport entre eux sont faciles à retenir et difficiles à deviner.',
  'password.label': 'Nouveau mot de passe',
  'password.until': 'Vous avez jusqu’à {time} pour l’enregistrer.',
  'password.submit': 'Enregistrer le nouveau mot de passe',
  'password.error-required': 'Saisissez un nouveau mot de passe.',
  'password.error-too-short':
    'Ce mot de passe est trop court pour être sûr. Utilisez au moins {min, plural, one {# caractère} other {# caractères}} : ajoutez un ou deux mots.',
  'password.error-too-long':
    'Ce mot de passe est trop long. Utilisez au plus {max, plural, one {# caractère} other {# caractères}}.',
  'password.error-common':
    'Beaucoup de personnes utilisent ce mot de passe : c’est l’un des premiers que les attaquants essaient. Choisissez-en un autre.',
  'password.error-breached':
    'Ce mot de passe est connu par une fuite de données et les attaquants l’essaient. Choisissez-en un que vous n’utilisez nulle part ailleurs.',
  'password.error-context':
    'Ce mot de passe contient votre nom ou celui de {tenant}, ce qui se devine facilement. Choisissez d’autres mots.',
  'password.error-store':
    'Le système qui garde votre mot de passe n’a pas accepté celui-ci. Choisissez un mot de passe différent.',
  'password.error-store-down':
    'Le système qui garde votre mot de passe ne répond pas. Rien n’a été modifié. Saisissez à nouveau le mot de passe dans un instant.',
  'ending.until': 'Vous avez jusqu’à {time} pour décider.',
  'generate.title': 'Recevoir un nouveau mot de passe',
  'generate.body': 'Nous créons un nouveau mot de passe sûr pour {application}.',
  'generate.shown': 'Il vous est montré une seule fois, sur la page suivante.',
  'generate.mailed': 'Nous vous l’envoyons par e-mail.',
  'generate.submit': 'Créer un nouveau mot de passe',
  'generated.label': 'Votre nouveau mot de passe',
  'generated.once':
    'Il n’est montré que cette fois. Notez-le ou enregistrez-le dans votre gestionnaire de mots de passe avant de fermer cette page.',
  'generated.gone':
    'Le nouveau mot de passe a déjà été montré et ne peut plus l’être. Si vous ne l’avez pas gardé, recommencez.',
  'generated.mailed': 'Le nouveau mot de passe vous est envoyé par e-mail.',
  'request.title': 'Demander un nouveau mot de passe',
  'request.body':
    'Le système qui conserve votre mot de passe en crée un nouveau pour {application} et vous l’envoie par e-mail. Vous n’en saisissez aucun ici, et nous ne le voyons jamais.',
  'request.submit': 'Le demander maintenant',
  'request.arrives':
    'Votre nouveau mot de passe vous parvient par e-mail, envoyé par le système qui le conserve. Nous ne le connaissons pas.',
  'unlock.title': 'Déverrouiller votre compte',
  'unlock.body':
    'Votre mot de passe ne change pas. Choisissez ceci si vous le connaissez et que votre compte est verrouillé.',
  'unlock.submit': 'Déverrouiller le compte',
  'unlock.error-refused': 'Ce compte ne peut pas être déverrouillé d’ici. Demandez de l’aide.',
  'unlock.error-store-down':
    'Le système qui gère votre compte ne répond pas. Rien n’a été modifié. Réessayez dans un instant.',
  'generate.error-failed':
    'Aucun nouveau mot de passe n’a pu être créé pour le moment. Rien n’a été modifié. Réessayez dans un instant.',

  'done.title': 'Votre mot de passe est modifié',
  'done.body': 'Désormais, connectez-vous à {application} avec le nouveau mot de passe.',
  'done.devices':
    'Pour votre sécurité, vous avez été déconnecté de tous les appareils. Nous vous envoyons aussi un e-mail à ce sujet.',
  'done.sign-in': 'Aller à la connexion',
  'unlocked.title': 'Votre compte est déverrouillé',
  'unlocked.body':
    'Connectez-vous à {application} avec le mot de passe que vous aviez. Nous vous envoyons aussi un e-mail à ce sujet.',
  'submitted.title': 'Votre demande a été transmise',
  'submitted.body':
    'Un autre système l’exécute, cela peut prendre un moment. Rien n’est encore modifié. Vous recevrez un e-mail quand ce sera fait.',

  'status.waiting-title': 'Votre nouveau mot de passe est en cours d’enregistrement',
  'status.waiting-body':
    'Cela prend plus de temps que d’habitude. Patientez et ne l’envoyez pas une seconde fois. Cette page se met à jour toutes les 15 secondes.',
  'status.unknown-title': 'Nous ne savons pas encore si votre mot de passe a été modifié',
  'status.unknown-body':
    'Le système qui garde votre mot de passe n’a pas confirmé la modification. Essayez de vous connecter d’abord avec le nouveau mot de passe, puis avec l’ancien. Cette page se met à jour toutes les 15 secondes.',
  'status.check': 'Vérifier maintenant',

  'ended.title': 'Cette demande est terminée',
  'ended.body':
    'Elle a abouti, son délai est écoulé, ou elle continue dans une autre fenêtre ou sur un autre appareil. Si vous avez ouvert le lien ailleurs, continuez là-bas.',
  'ended.unchanged': 'Cette page n’a rien modifié.',
  'failed.title': 'Votre mot de passe n’a pas été modifié',
  'failed.body':
    'Le système qui garde votre mot de passe n’a pas fait la modification ; votre mot de passe est resté le même. Recommencez, ou demandez de l’aide.',
  'link-rejected.title': 'Ce lien ne fonctionne plus',
  'link-rejected.body':
    'Il a déjà servi, il est trop ancien, ou il n’a pas été copié en entier. Son ouverture n’a rien modifié.',
  'unavailable.title': 'Ce n’est pas possible pour le moment',
  'not-found.title': 'Cette page n’existe pas',
  'not-found.body': 'Vérifiez l’adresse, ou recommencez. Rien n’a été modifié.',
  'unknown-host.title': 'Il n’y a rien à cette adresse',
  'unknown-host.body': 'Vérifiez l’adresse dans votre navigateur. Rien n’a été modifié.',
  'too-many.title': 'Trop de tentatives',
  'too-many.body':
    'Pour protéger tous les comptes, nous vous demandons d’attendre. Vous pourrez réessayer à {time}. Rien n’a été modifié.',
  'too-large.title': 'Votre envoi est trop long',
  'too-large.body':
    'Il n’a pas été lu et rien n’a été modifié. Revenez en arrière et envoyez moins de texte.',
  'broken.title': 'Une erreur s’est produite de notre côté',
  'broken.body':
    'Nous l’avons notée. Si vous étiez en train d’enregistrer un nouveau mot de passe, essayez d’abord de vous connecter avec celui-ci. Sinon, recommencez.',

  'sign-in.title': 'Se connecter',
  'sign-in.intro': 'Connectez-vous à {application}.',
  'sign-in.password': 'Mot de passe',
  'sign-in.submit': 'Se connecter',
  'sign-in.signed-out': 'Vous êtes déconnecté.',
  'sign-in.error-password': 'Saisissez votre mot de passe.',
  'sign-in.error-refused':
    'Le nom d’utilisateur et le mot de passe ne correspondent pas. Vérifiez les deux et réessayez.',
  'account.title': 'Vous êtes connecté',
  'account.body': 'Vous êtes connecté à {application} en tant que {name}.',
  'account.until': 'Vous restez connecté jusqu’à {time}, sauf si vous vous déconnectez avant.',
  'account.sign-out': 'Se déconnecter',

  'sms.recovery-code':
    '{code} est votre code pour retrouver votre compte {application}. Ne le donnez à personne.',
  'sms.telephone-code':
    '{code} est votre code pour ajouter ce téléphone à votre compte {application}. Ne le donnez à personne.',
  'sms.trial': 'Par ce message, {tenant} essaie son service de SMS. Aucune action de votre part.',

  ...enrolment,
  ...signIn,
  ...mail,
  ...staff,
};
