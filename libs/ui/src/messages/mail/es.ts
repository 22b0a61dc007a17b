import type { MailCatalogue } from './en.ts';

export const es: MailCatalogue = {
  'mail.hello-name': 'Hola, {name}:',
  'mail.hello': 'Hola:',
  'mail.reset-subject': '{application}: restablecer su contraseña',
  'mail.reset-intro': 'Alguien ha pedido restablecer la contraseña de su cuenta en {tenant}.',
  'mail.reset-open': '¿Ha sido usted? Abra este enlace:',
  'mail.reset-button': 'Elegir una contraseña nueva',
  'mail.reset-copy': 'Si el botón no funciona, copie esta dirección en su navegador:',
  'mail.reset-link-expiry': 'El enlace sirve hasta: {time}.',
  'mail.reset-code': 'O escriba este código en la página donde hizo la solicitud:',
  'mail.reset-code-only': '¿Ha sido usted? Escriba este código en la página donde hizo la solicitud:',
  'mail.reset-code-expiry': 'El código sirve hasta: {time}.',
  'mail.reset-not-you':
    '¿No ha sido usted? No haga nada: su contraseña sigue igual. No diga el código a nadie, ni siquiera al servicio de ayuda.',
  'mail.staff-reset-intro':
    '{tenant} le envía un enlace para elegir una contraseña nueva para {application}.',
  'mail.staff-reset-open': 'Abra este enlace para elegirla:',
  'mail.changed-subject': '{application}: su contraseña ha cambiado',
  'mail.changed-intro':
    'La contraseña de su cuenta en {tenant} ha cambiado. Por su seguridad se ha cerrado su sesión en todos los dispositivos.',
  'mail.changed-not-you': '¿No ha sido usted? Restablezca su contraseña de inmediato y avísenos.',
  'mail.new-password-subject': '{application}: su contraseña nueva',
  'mail.new-password-intro': 'Esta es la contraseña nueva de su cuenta en {tenant}:',
  'mail.new-password-keep': 'Guárdela en un lugar seguro y después borre este correo.',
  'mail.methods-subject': '{application}: han cambiado sus formas de identificarse',
  'mail.method-added-intro':
    'Se ha añadido a su cuenta en {tenant} una forma nueva de demostrar quién es. Podrá usarse para la recuperación pasado un tiempo.',
  'mail.method-removed-intro': 'Se ha quitado de su cuenta en {tenant} una forma de demostrar quién es.',
  'mail.enrol-subject': '{application}: prepare una forma de volver a entrar',
  'mail.enrol-intro':
    '{tenant} le invita a configurar una forma de demostrar quién es. Con ella podrá volver a {application} si olvida su contraseña.',
  'mail.enrol-open': 'Abra este enlace para configurarla:',
  'mail.enrol-button': 'Configurar ahora',
  'mail.enrol-not-you': '¿No lo esperaba? No abra el enlace, no se lo pase a nadie y avísenos.',
  'mail.reminder-subject': '{application}: prepárese por si olvida su contraseña',
  'mail.reminder-intro':
    'Si olvidara ahora su contraseña, no podría volver a {application}. A su cuenta en {tenant} le falta una forma de demostrar quién es.',
  'mail.reminder-do': 'Inicie sesión en {application} como siempre y configure una.',
  'mail.reminder-button': 'Iniciar sesión',
  'mail.unlocked-subject': '{application}: su cuenta se ha desbloqueado',
  'mail.unlocked-intro': 'Su cuenta en {tenant} se ha desbloqueado. La contraseña sigue siendo la misma.',
  'mail.failed-subject': '{application}: su solicitud no se ha llevado a cabo',
  'mail.failed-intro':
    'Ha pedido volver a entrar en su cuenta de {tenant}. El sistema que guarda su contraseña no ha llevado a cabo la solicitud, así que no se ha cambiado nada. Empiece de nuevo o pida ayuda.',
  'mail.unanswered-subject': '{application}: su solicitud no se ha respondido a tiempo',
  'mail.unanswered-intro':
    'Ha pedido volver a entrar en su cuenta de {tenant}. El sistema que guarda su contraseña no ha respondido a tiempo. Inicie sesión con la contraseña que conoce; si no funciona, empiece de nuevo o pida ayuda.',
  'mail.help': 'Ayuda: {contact}',
  'mail.footer': '{tenant} le ha enviado este correo por su cuenta de {application}.',
};
