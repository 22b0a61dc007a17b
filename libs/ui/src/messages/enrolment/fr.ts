import type { EnrolmentCatalogue } from './en.ts';

export const fr: EnrolmentCatalogue = {
  'sign-in.ended': 'Votre temps ici est écoulé. Reconnectez-vous ou demandez un nouveau lien.',

  'methods.title': 'Vos moyens de prouver qui vous êtes',
  'methods.body':
    'Avec eux, vous revenez dans {application} si vous oubliez votre mot de passe. Mettez-en en place au moins deux, pour qu’il en reste un si l’autre est perdu.',
  'methods.none':
    'Il n’y a rien à mettre en place ici. Si un jour vous ne pouvez plus entrer, demandez de l’aide.',
  'methods.by-link':
    'Vous êtes venu par un lien reçu par e-mail. Ce que vous faites ici concerne le compte de {name}, jusqu’à {time}.',
  'methods.not-started': 'Pas encore mis en place.',
  'methods.begun': 'Commencé, mais pas terminé. Recommencez depuis le début.',
  'methods.usable': 'Prêt à servir.',
  'methods.quarantined': 'Utilisable à partir de {time}. Jusque-là, il ne prouve rien.',
  'methods.phone': '{name} : numéro qui se termine par {end}',
  'methods.last-used': 'Dernière utilisation : {time}.',
  'methods.never-used': 'Jamais utilisé jusqu’ici.',
  'methods.set-up': 'Mettre en place : {name}',
  'methods.add': 'En ajouter un autre : {name}',
  'methods.remove': 'Supprimer',
  'methods.back': 'Retour à vos moyens de prouver qui vous êtes',
  'methods.account': 'Retour à votre compte',
  'methods.added': '{name} est en place. Utilisable à partir de {time} ; jusque-là, il ne prouve rien.',
  'methods.removed': 'C’est supprimé et ne prouve plus rien. Nous vous envoyons aussi un e-mail à ce sujet.',
  'methods.error-not-offered':
    'Ceci n’est pas proposé ici, ou vous ne l’avez plus. Choisissez dans la liste.',

  'enrol.about-authenticator':
    'Une application sur votre téléphone affiche sans cesse un nouveau code. Avec un tel code, vous prouvez qui vous êtes. Si vous perdez le téléphone, les codes sont perdus avec lui.',
  'enrol.about-recovery-codes':
    'Vous recevez une liste de codes à garder en lieu sûr. Chacun sert une fois. Quiconque a la liste peut s’en servir à votre place.',
  'enrol.about-passkey':
    'Une clé est gardée par votre appareil ou votre clé de sécurité et s’utilise avec votre visage, votre doigt ou votre code PIN. Elle ne se devine pas et aucune fausse page ne peut vous la prendre.',
  'enrol.about-sms':
    'Quand vous en avez besoin, nous envoyons un code à votre téléphone. Si votre numéro change, ajoutez le nouveau ici avant de quitter l’ancien.',
  'enrol.about-questions':
    'Vous choisissez des questions et y répondez. Les réponses ne font que compléter une autre preuve : d’autres pourraient les découvrir.',
  'enrol.quarantine':
    'Pour votre sécurité, il n’est utilisable que quelque temps après sa mise en place. Nous vous envoyons aussi un e-mail à ce sujet.',
  'enrol.password-hint':
    'Celui avec lequel vous vous connectez. Une session laissée ouverte ne doit pas suffire pour changer cela.',
  'enrol.submit': 'Mettre en place',
  'enrol.send-code': 'Envoyer un code',
  'enrol.phone-label': 'Numéro de téléphone',
  'enrol.phone-hint':
    'Avec le plus et l’indicatif du pays, par exemple {example}. Nous y envoyons un code tout de suite.',
  'enrol.questions-body':
    'Choisissez {count} questions différentes et répondez à chacune. Une réponse a au moins {min} caractères ; majuscules et minuscules ne comptent pas.',
  'enrol.question-label': 'Question {number}',
  'enrol.question-none': 'Choisissez une question',
  'enrol.answer-label': 'Réponse à la question {number}',
  'enrol.app-scan': 'Ouvrez votre application d’authentification et scannez cette image.',
  'enrol.app-picture':
    'Image pour l’application d’authentification : elle contient la clé qui se trouve dessous',
  'enrol.app-open': 'Ouvrir l’application sur cet appareil',
  'enrol.app-key': 'Ou saisissez cette clé dans l’application :',
  'enrol.codes-body':
    'Ces codes ne sont montrés que cette fois. Imprimez-les, notez-les ou enregistrez-les dans votre gestionnaire de mots de passe. Chacun sert une fois.',
  'enrol.codes-kept': 'Je les ai gardés',
  'enrol.another-number': 'Pas de message ? Vérifiez le numéro ou demandez un nouveau code',
  'enrol.begin-again': 'Recommencer',
  'enrol.passkey-body':
    'Votre appareil ou votre clé de sécurité demande votre visage, votre doigt ou votre code PIN, puis crée une clé qui n’est qu’à vous.',
  'enrol.passkey-submit': 'Créer ma clé d’accès',
  'enrol.passkey-script':
    'Une clé d’accès a besoin de JavaScript, qui est désactivé dans ce navigateur. Revenez en arrière et prenez un autre moyen.',
  'enrol.error-password':
    'Ce mot de passe n’est pas le bon. Saisissez celui avec lequel vous vous connectez.',
  'enrol.error-phone-country': 'Commencez par un plus et l’indicatif du pays de votre numéro.',
  'enrol.error-phone-format': 'Ce n’est pas un numéro de téléphone. Vérifiez les chiffres.',
  'enrol.error-phone-closed':
    'Aucun message ne peut être envoyé à un numéro de ce pays ou de ce type. Utilisez votre propre numéro de mobile.',
  'enrol.error-held-back':
    'Plus aucun message ne part vers ce numéro pour l’instant. Vous pourrez redemander à {time}.',
  'enrol.error-had-already': 'Vous l’avez déjà. Supprimez-le d’abord si vous voulez le remettre en place.',
  'enrol.error-too-many':
    'Vous en avez autant qu’une personne peut en avoir. Supprimez-en un que vous n’utilisez plus.',
  'enrol.error-code-required': 'Saisissez le code.',
  'enrol.error-code':
    'Ce code n’a pas fonctionné. Saisissez celui qui est affiché ou envoyé maintenant. Après cinq codes faux, il faut recommencer.',
  'enrol.error-questions-changed': 'Une des questions ne peut plus être choisie. Choisissez de nouveau.',
  'enrol.error-question-missing': 'Choisissez une question pour cette ligne.',
  'enrol.error-question-twice': 'Vous avez déjà choisi cette question. Choisissez-en une autre.',
  'enrol.error-answer-short': 'Cette réponse est trop courte. Il lui faut au moins {min} caractères.',
  'enrol.error-answer-long': 'Cette réponse est trop longue.',
  'enrol.error-answer-repeated':
    'Vous avez déjà donné cette réponse. Répondez différemment à chaque question.',
  'enrol.error-answer-own-name': 'D’autres connaissent votre nom et votre adresse. Donnez une autre réponse.',
  'enrol.error-answer-in-question': 'La question le dit déjà. Donnez une autre réponse.',
  'enrol.error-answer-common': 'Beaucoup de gens donnent cette réponse. Donnez-en une moins courante.',

  'removal.title': 'Supprimer ceci ?',
  'removal.body': '{name} ne prouvera plus rien, et ce que nous en gardons sera détruit.',
  'removal.last':
    'C’est votre dernier moyen. Sans lui, vous ne pourrez peut-être pas revenir dans {application} si vous oubliez votre mot de passe. Mieux vaut d’abord en mettre un autre en place.',

  'enrol-link.title': 'Mettre en place un moyen de revenir',
  'enrol-link.body':
    'Vous avez ouvert le lien de notre e-mail. Continuez pour mettre en place un moyen de prouver qui vous êtes pour {application}.',
  'enrol-link.once': 'Le lien sert une fois. Ensuite vous avez une demi-heure.',

  'enrol-link-rejected.title': 'Ce lien ne fonctionne plus',
  'enrol-link-rejected.body':
    'Il a déjà servi, il est trop vieux, un plus récent a été envoyé, ou il n’a pas été copié en entier. Rien n’a été modifié. Demandez-en un nouveau à qui vous l’a envoyé.',
  'enrol-link-rejected.sign-in':
    'Si vous connaissez votre mot de passe, il ne vous faut pas de lien : connectez-vous et faites-le depuis votre compte.',
};
