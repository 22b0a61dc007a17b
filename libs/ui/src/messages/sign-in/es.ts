import type { en } from './en.ts';

export const es: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': 'Antes de iniciar sesión en {application}, elija una contraseña nueva.',
  'choose.current': 'Contraseña actual',
  'choose.skip': 'Ahora no',
  'choose.later':
    'Aún no sabemos si su contraseña nueva está guardada. Espere unos minutos e inicie sesión con ella.',
  'authentication-action.reset-password.validation.error.password.required': 'Escriba una contraseña nueva.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'Las dos contraseñas no son iguales. Escríbalas de nuevo.',
  'authentication-action.reset-password.validation.error.password.weak':
    'Esta contraseña no cumple lo que pide {tenant}. Elija otra.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'La contraseña actual no es correcta.',
};
