import type { en } from './en.ts';

export const es: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': 'Antes de iniciar sesión en {application}, elija una contraseña nueva.',
  'choose.current': 'Contraseña actual',
  'choose.skip': 'Ahora no',
  'choose.later':
    'Aún no sabemos si su contraseña nueva está guardada. Espere unos minutos e inicie sesión con ella.',
  'change.title': 'Cambiar la contraseña',
  'change.intro': 'Escriba la contraseña que tiene ahora y la que quiere usar a partir de este momento.',
  'change.done':
    'Su contraseña ha cambiado. Aquí sigue con la sesión iniciada; en los demás sitios se ha cerrado.',
  'change.not-offered':
    'Su contraseña no se puede cambiar aquí. Si la ha olvidado, puede recuperar su cuenta; si no, pida ayuda.',
  'change.unlock-unknown':
    'Todavía no sabemos si su cuenta está desbloqueada. Espere unos minutos y vuelva a mirar.',
  'authentication-action.reset-password.validation.error.password.required': 'Escriba una contraseña nueva.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'Las dos contraseñas no son iguales. Escríbalas de nuevo.',
  'authentication-action.reset-password.validation.error.password.weak':
    'Esta contraseña no cumple lo que pide {tenant}. Elija otra.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'La contraseña actual no es correcta.',
};
