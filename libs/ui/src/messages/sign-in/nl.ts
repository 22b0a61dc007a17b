import type { en } from './en.ts';

export const nl: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': 'Kies een nieuw wachtwoord voordat u bij {application} wordt aangemeld.',
  'choose.current': 'Huidig wachtwoord',
  'choose.skip': 'Niet nu',
  'choose.later':
    'We weten nog niet of uw nieuwe wachtwoord is opgeslagen. Wacht een paar minuten en meld u er dan mee aan.',
  'authentication-action.reset-password.validation.error.password.required': 'Voer een nieuw wachtwoord in.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'De twee wachtwoorden zijn niet gelijk. Voer ze opnieuw in.',
  'authentication-action.reset-password.validation.error.password.weak':
    'Dit wachtwoord voldoet niet aan wat {tenant} vraagt. Kies een ander.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'Het huidige wachtwoord is niet juist.',
};
