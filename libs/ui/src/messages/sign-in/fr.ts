import type { en } from './en.ts';

export const fr: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': 'Avant d’être connecté à {application}, choisissez un nouveau mot de passe.',
  'choose.current': 'Mot de passe actuel',
  'choose.skip': 'Pas maintenant',
  'choose.later':
    'Nous ne savons pas encore si votre nouveau mot de passe est enregistré. Attendez quelques minutes, puis connectez-vous avec lui.',
  'authentication-action.reset-password.validation.error.password.required':
    'Saisissez un nouveau mot de passe.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'Les deux mots de passe ne sont pas identiques. Saisissez-les de nouveau.',
  'authentication-action.reset-password.validation.error.password.weak':
    'Ce mot de passe ne répond pas à ce que {tenant} demande. Choisissez-en un autre.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'Le mot de passe actuel n’est pas correct.',
};
