import type { en } from './en.ts';

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': 'Avant d’être connecté à {application}, choisissez un nouveau mot de passe.',
  'choose.current': 'Mot de passe actuel',
  'choose.skip': 'Pas maintenant',
  'choose.later':
    'Nous ne savons pas encore si votre nouveau mot de passe est enregistré. Attendez quelques minutes, puis connectez-vous avec lui.',
  'change.title': 'Changer votre mot de passe',
  'change.intro': 'Saisissez votre mot de passe actuel, puis celui que vous voulez utiliser désormais.',
  'change.done':
    'Votre mot de passe est changé. Vous restez connecté ici ; partout ailleurs, vous avez été déconnecté.',
  'change.not-offered':
    'Votre mot de passe ne peut pas être changé ici. Si vous l’avez oublié, vous pouvez récupérer votre compte ; sinon, demandez de l’aide.',
  'change.unlock-unknown':
    'Nous ne savons pas encore si votre compte est déverrouillé. Attendez quelques minutes, puis vérifiez de nouveau.',
  'authentication-action.reset-password.validation.error.password.required':
    'Saisissez un nouveau mot de passe.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'Les deux mots de passe ne sont pas identiques. Saisissez-les de nouveau.',
  'authentication-action.reset-password.validation.error.password.weak':
    'Ce mot de passe ne répond pas à ce que {tenant} demande. Choisissez-en un autre.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'Le mot de passe actuel n’est pas correct.',
};
