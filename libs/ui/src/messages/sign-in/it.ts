import type { en } from './en.ts';

export const it: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': 'Prima di accedere a {application}, scelga una nuova password.',
  'choose.current': 'Password attuale',
  'choose.skip': 'Non ora',
  'choose.later':
    'Non sappiamo ancora se la nuova password è stata salvata. Attenda qualche minuto, poi acceda con essa.',
  'change.title': 'Cambia la password',
  'change.intro': 'Inserisca la password attuale e quella che vuole usare d’ora in poi.',
  'change.done': 'La password è stata cambiata. Qui resta connesso; altrove è stato disconnesso.',
  'change.not-offered':
    'La password non si può cambiare qui. Se l’ha dimenticata può recuperare l’account; altrimenti chieda aiuto.',
  'change.unlock-unknown':
    'Non sappiamo ancora se l’account è sbloccato. Attenda qualche minuto, poi controlli di nuovo.',
  'authentication-action.reset-password.validation.error.password.required': 'Inserisca una nuova password.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'Le due password non sono uguali. Le inserisca di nuovo.',
  'authentication-action.reset-password.validation.error.password.weak':
    'Questa password non corrisponde a quanto chiede {tenant}. Ne scelga un’altra.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'La password attuale non è corretta.',
};
