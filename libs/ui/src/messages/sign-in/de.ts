import type { en } from './en.ts';

export const de: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': 'Bevor Sie bei {application} angemeldet werden, wählen Sie ein neues Passwort.',
  'choose.current': 'Bisheriges Passwort',
  'choose.skip': 'Jetzt nicht',
  'choose.later':
    'Wir wissen noch nicht, ob Ihr neues Passwort gespeichert ist. Warten Sie einige Minuten und melden Sie sich dann damit an.',
  'change.title': 'Passwort ändern',
  'change.intro': 'Geben Sie Ihr jetziges Passwort ein, und dann das, das Sie von nun an benutzen möchten.',
  'change.done':
    'Ihr Passwort ist geändert. Hier bleiben Sie angemeldet, überall sonst wurden Sie abgemeldet.',
  'change.not-offered':
    'Ihr Passwort kann hier nicht geändert werden. Wenn Sie es vergessen haben, können Sie Ihr Konto wiederherstellen; sonst bitten Sie um Hilfe.',
  'change.unlock-unknown':
    'Wir wissen noch nicht, ob Ihr Konto entsperrt ist. Warten Sie einige Minuten und sehen Sie dann wieder nach.',
  'authentication-action.reset-password.validation.error.password.required':
    'Geben Sie ein neues Passwort ein.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'Die beiden Passwörter sind nicht gleich. Geben Sie sie noch einmal ein.',
  'authentication-action.reset-password.validation.error.password.weak':
    'Dieses Passwort entspricht nicht dem, was {tenant} verlangt. Wählen Sie ein anderes.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'Das bisherige Passwort stimmt nicht.',
};
