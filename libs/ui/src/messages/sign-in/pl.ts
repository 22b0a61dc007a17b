import type { en } from './en.ts';

export const pl: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': 'Zanim zalogujesz się do {application}, wybierz nowe hasło.',
  'choose.current': 'Obecne hasło',
  'choose.skip': 'Nie teraz',
  'choose.later':
    'Nie wiemy jeszcze, czy nowe hasło zostało zapisane. Poczekaj kilka minut, a potem zaloguj się nim.',
  'authentication-action.reset-password.validation.error.password.required': 'Wpisz nowe hasło.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'Oba hasła nie są takie same. Wpisz je ponownie.',
  'authentication-action.reset-password.validation.error.password.weak':
    'To hasło nie spełnia wymagań {tenant}. Wybierz inne.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'Obecne hasło jest nieprawidłowe.',
};
