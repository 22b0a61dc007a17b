import type { en } from './en.ts';

export const nl: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': 'Kies een nieuw wachtwoord voordat u bij {application} wordt aangemeld.',
  'choose.current': 'Huidig wachtwoord',
  'choose.skip': 'Niet nu',
  'choose.later':
    'We weten nog niet of uw nieuwe wachtwoord is opgeslagen. Wacht een paar minuten en meld u er dan mee aan.',
  'change.title': 'Wachtwoord wijzigen',
  'change.intro': 'Typ het wachtwoord dat u nu hebt, en het wachtwoord dat u voortaan wilt gebruiken.',
  'change.done': 'Uw wachtwoord is gewijzigd. Hier blijft u aangemeld; overal elders bent u afgemeld.',
  'change.not-offered':
    'Uw wachtwoord kan hier niet worden gewijzigd. Bent u het vergeten, dan kunt u uw account herstellen; vraag anders om hulp.',
  'change.unlock-unknown':
    'We weten nog niet of uw account ontgrendeld is. Wacht een paar minuten en kijk dan opnieuw.',
  'authentication-action.reset-password.validation.error.password.required': 'Voer een nieuw wachtwoord in.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'De twee wachtwoorden zijn niet gelijk. Voer ze opnieuw in.',
  'authentication-action.reset-password.validation.error.password.weak':
    'Dit wachtwoord voldoet niet aan wat {tenant} vraagt. Kies een ander.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'Het huidige wachtwoord is niet juist.',
};
