import type { en } from './en.ts';

export const pl: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': 'Zanim zalogujesz się do {application}, wybierz nowe hasło.',
  'choose.current': 'Obecne hasło',
  'choose.skip': 'Nie teraz',
  'choose.later':
    'Nie wiemy jeszcze, czy nowe hasło zostało zapisane. Poczekaj kilka minut, a potem zaloguj się nim.',
  'change.title': 'Zmień hasło',
  'change.intro': 'Wpisz hasło, które masz teraz, i to, którego chcesz odtąd używać.',
  'change.done':
    'Hasło zostało zmienione. Tutaj nadal trwa Twoja sesja; wszędzie indziej nastąpiło wylogowanie.',
  'change.not-offered':
    'Hasła nie można tu zmienić. Jeśli je pamiętasz, poproś o pomoc; jeśli nie, możesz odzyskać konto.',
  'change.unlock-unknown':
    'Nie wiemy jeszcze, czy konto jest odblokowane. Odczekaj kilka minut i sprawdź ponownie.',
  'authentication-action.reset-password.validation.error.password.required': 'Wpisz nowe hasło.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'Oba hasła nie są takie same. Wpisz je ponownie.',
  'authentication-action.reset-password.validation.error.password.weak':
    'To hasło nie spełnia wymagań {tenant}. Wybierz inne.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'Obecne hasło jest nieprawidłowe.',
};
