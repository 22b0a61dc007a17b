import type { Catalogue } from './en.ts';
import { es as enrolment } from './enrolment/es.ts';
import { es as mail } from './mail/es.ts';
import { es as signIn } from './sign-in/es.ts';
import { es as staff } from './staff/es.ts';

export const es: Catalogue = {
  'common.step': 'Paso {current} de {total}',
  'common.error-prefix': 'Error:',
  'common.summary-title': 'Hay un problema',
  'common.languages': 'Idioma',
  'common.help-title': 'Usar otra forma',
  'common.help-start-over': 'Empezar de nuevo con otro nombre de usuario o correo electrónico',
  'common.help-forgot': 'He olvidado mi contraseña',
  'common.help-sign-in': 'Sé mi contraseña: iniciar sesión',
  'common.help-contact': 'Pedir ayuda: {contact}',
  'common.help-no-contact': 'Pregunte al servicio de ayuda de {tenant}',
  'common.try-again': 'Intentar de nuevo',
  'common.start-over': 'Empezar de nuevo',
  'common.send-new': 'Enviar uno nuevo',
  'common.reference': 'Referencia: {reference}',
  'common.show-password': 'Mostrar la contraseña',
  'common.hide-password': 'Ocultar la contraseña',
  'common.password-shown': 'Su contraseña está visible',
  'common.password-hidden': 'Su contraseña está oculta',
  'common.stale-form': 'Su página estuvo abierta demasiado tiempo. Envíela otra vez, por favor.',
  'common.not-reached':
    'Una parte de nuestro sistema no responde. No se ha cambiado nada. Inténtelo de nuevo en un momento.',

  'identify.title': 'Restablecer su contraseña',
  'identify.intro':
    'Enviamos un correo a la dirección de su cuenta. Con él vuelve a entrar en {application}.',
  'identify.label': 'Nombre de usuario o correo electrónico',
  'identify.label-user-name': 'Nombre de usuario',
  'identify.label-email': 'Correo electrónico',
  'identify.label-attribute': '{name}',
  'identify.hint': 'El que usa para iniciar sesión',
  'identify.submit': 'Enviar el correo',
  'identify.error-empty': 'Rellene este campo.',
  'identify.error-wrong': 'Esto no puede ser correcto. Revíselo y envíelo de nuevo.',
  'identify.error-required': 'Escriba su nombre de usuario o su correo electrónico.',
  'identify.error-too-long': 'Es demasiado largo. Escriba solo su nombre de usuario o su correo electrónico.',
  'identify.error-invalid':
    'Esto no puede ser un nombre de usuario ni un correo electrónico. Revíselo y envíelo de nuevo.',

  'work.title': 'Un momento, por favor',
  'work.intro':
    'En este momento llegan tantas solicitudes que comprobamos que la suya no viene de un programa. Todavía no se ha enviado nada.',
  'work.solving': 'Su navegador está resolviendo un pequeño problema. Después la página continúa sola.',
  'work.wait': 'Espere {time} y luego continúe. Donde se permiten los scripts, la página continúa sola.',
  'work.submit': 'Continuar',
  'work.error-early': 'Aún es un poco pronto. Espere {time} y luego continúe.',

  'sent.title': 'Mire su correo',
  'sent.body':
    'Si {identifier} corresponde a una cuenta, hemos enviado un correo con un enlace y un código a la dirección de esa cuenta.',
  'sent.body-code':
    'Si {identifier} corresponde a una cuenta, hemos enviado un correo con un código a su dirección.',
  'sent.choose': 'Abra el enlace del correo o escriba el código aquí.',
  'sent.choose-code': 'Escriba aquí el código del correo.',
  'sent.expiry': 'El código sirve hasta las {codeTime} y el enlace hasta las {linkTime}.',
  'sent.expiry-code': 'El código vale hasta las {codeTime}.',
  'sent.code-expired':
    'El código del último correo caducó a las {codeTime}. Su enlace sirve hasta las {linkTime}. Para un código nuevo, pida otro correo.',
  'sent.code-expired-code':
    'El código del último correo caducó a las {codeTime}. Para obtener otro código, pida un correo nuevo.',
  'sent.code-label': 'Código del correo',
  'sent.code-hint': '{length, plural, other {# cifras}}. Los espacios y los guiones no molestan.',
  'sent.submit': 'Continuar',
  'sent.error-code-required': 'Escriba el código del correo.',
  'sent.error-code-format':
    'El código tiene {length, plural, other {# cifras}}. Mire el correo y escríbalo de nuevo.',
  'sent.error-code-rejected':
    'Este código no ha funcionado. Está mal escrito, ya se usó o es demasiado antiguo. Mire el correo más reciente o pida uno nuevo.',
  'sent.resend-title': '¿Todavía no llega el correo?',
  'sent.resend-hint':
    'Puede tardar unos minutos. Mire también en la carpeta de correo no deseado. Un correo nuevo sustituye el código anterior; un enlace que ya tiene sigue sirviendo.',
  'sent.resend-wait': 'Para que ningún buzón se llene, el próximo correo se podrá enviar a las {time}.',
  'sent.resend-submit': 'Enviar un correo nuevo',
  'sent.resent':
    'Enviamos un correo nuevo a las {time}, si existe una cuenta. Use el código del correo más reciente.',
  'sent.error-resend-early': 'Es demasiado pronto para otro correo. Pídalo de nuevo a las {time}.',

  'link.title': 'Continuar con el cambio',
  'link.body':
    'Ha abierto el enlace de nuestro correo. Continúe para elegir una contraseña nueva para {application}.',
  'link.not-you': '¿No lo ha pedido usted? Cierre esta página. No se ha cambiado nada.',
  'link.submit': 'Continuar',

  'more.title': 'Una prueba más',
  'more.body': 'Su buzón está comprobado. {application} pide algo más antes de continuar.',
  'more.choose': '{count, plural, one {Elija una de estas opciones.} other {Elija # de estas opciones.}}',
  'more.submit': 'Usar {name}',
  'more.authenticator-label': 'Código de su aplicación de autenticación',
  'more.recovery-codes-label': 'Uno de sus códigos de recuperación',
  'more.questions-body': 'Responda a lo que se pregunta. No importa si usa mayúsculas o minúsculas.',
  'more.code-sent': 'Hemos enviado un código al teléfono cuyo número termina en {end}.',
  'more.destination': '¿A qué teléfono enviamos el código?',
  'more.destination-end': 'El número que termina en {end}',
  'more.code-label': 'Código del mensaje',
  'more.code-again': 'Enviar un código nuevo',
  'more.ask-submit': 'Continuar',
  'more.passkey-body':
    'Use la llave de acceso que configuró: el dispositivo o la llave de seguridad le pedirá el rostro, el dedo o el PIN.',
  'more.passkey-submit': 'Usar mi llave de acceso',
  'more.passkey-unable':
    'Su navegador no puede usar llaves de acceso aquí. Use otro método u otro navegador.',
  'more.back': 'Volver a las pruebas solicitadas',
  'more.not-ready': '{name}: no lo ha configurado o es demasiado reciente. Use otro camino o pida ayuda.',
  'more.error-unable': 'Este método no está disponible en este momento. Use otro método o pida ayuda.',
  'more.error-rejected': 'No ha funcionado. No se ha cambiado nada. Inténtelo de nuevo o use otra opción.',

  'password.title': 'Elegir una contraseña nueva',
  'password.rules-title': 'Su contraseña nueva',
  'password.rule-min': 'tiene al menos {min, plural, one {# carácter} other {# caracteres}}',
  'password.rule-max':
    'tiene como máximo {max, plural, one {# carácter} other {# caracteres}}; se admiten espacios y cualquier signo',
  'password.rule-common': 'no es una que usen muchas personas',
  'password.rule-breached': 'no se conoce por una filtración de datos',
  'password.rule-context': 'no contiene su nombre ni el de {tenant}',
  'password.tip':
    'Cuatro o cinco palabras sin relación entre sí son fáciles de recordar y difíciles de adivinar.',
  'password.label': 'Contraseña nueva',
  'password.until': 'Tiene hasta las {time} para guardarla.',
  'password.submit': 'Guardar la contraseña nueva',
  'password.error-required': 'Escriba una contraseña nueva.',
  'password.error-too-short':
    'Esta contraseña es demasiado corta para ser segura. Use al menos {min, plural, one {# carácter} other {# caracteres}}: añada una o dos palabras.',
  'password.error-too-long':
    'Esta contraseña es demasiado larga. Use como máximo {max, plural, one {# carácter} other {# caracteres}}.',
  'password.error-common':
    'Muchas personas usan esta contraseña, por eso es de las primeras que prueban los atacantes. Elija otra.',
  'password.error-breached':
    'Esta contraseña se conoce por una filtración de datos y los atacantes la prueban. Elija una que no use en ningún otro sitio.',
  'password.error-context':
    'Esta contraseña contiene su nombre o el de {tenant}, y eso es fácil de adivinar. Elija otras palabras.',
  'password.error-store':
    'El sistema que guarda su contraseña no ha aceptado esta. Elija una contraseña distinta.',
  'password.error-store-down':
    'El sistema que guarda su contraseña no responde. No se ha cambiado nada. Escriba la contraseña de nuevo en un momento.',
  'ending.until': 'Tiene hasta las {time} para decidir.',
  'generate.title': 'Obtener una contraseña nueva',
  'generate.body': 'Creamos una contraseña nueva y segura para {application}.',
  'generate.shown': 'Se le muestra una sola vez, en la página siguiente.',
  'generate.mailed': 'Se la enviamos por correo.',
  'generate.submit': 'Crear una contraseña nueva',
  'generated.label': 'Su contraseña nueva',
  'generated.once':
    'Solo se muestra esta vez. Anótela o guárdela en su gestor de contraseñas antes de cerrar esta página.',
  'generated.gone':
    'La contraseña nueva ya se mostró y no puede mostrarse otra vez. Si no la guardó, empiece de nuevo.',
  'generated.mailed': 'La contraseña nueva le llegará por correo.',
  'request.title': 'Pedir una contraseña nueva',
  'request.body':
    'El sistema que guarda su contraseña crea una nueva para {application} y se la envía por correo. Aquí no escribe ninguna y nosotros nunca la vemos.',
  'request.submit': 'Pedirla ahora',
  'request.arrives':
    'Su nueva contraseña le llega por correo, desde el sistema que la guarda. Nosotros no la conocemos.',
  'unlock.title': 'Desbloquear su cuenta',
  'unlock.body': 'Su contraseña no cambia. Elija esto si la conoce y su cuenta está bloqueada.',
  'unlock.submit': 'Desbloquear la cuenta',
  'unlock.error-refused': 'Esta cuenta no se puede desbloquear desde aquí. Pida ayuda.',
  'unlock.error-store-down':
    'El sistema que guarda su cuenta no responde. No se ha cambiado nada. Inténtelo de nuevo dentro de un momento.',
  'generate.error-failed':
    'Ahora mismo no se pudo crear una contraseña nueva. No se ha cambiado nada. Inténtelo de nuevo dentro de un momento.',

  'done.title': 'Su contraseña ha cambiado',
  'done.body': 'A partir de ahora, inicie sesión en {application} con la contraseña nueva.',
  'done.devices':
    'Por su seguridad se ha cerrado su sesión en todos los dispositivos. También le enviamos un correo sobre el cambio.',
  'done.sign-in': 'Ir a iniciar sesión',
  'unlocked.title': 'Su cuenta está desbloqueada',
  'unlocked.body':
    'Inicie sesión en {application} con la contraseña que tenía. También le enviamos un correo sobre ello.',
  'submitted.title': 'Su solicitud se ha transmitido',
  'submitted.body':
    'Otro sistema la lleva a cabo y puede tardar un poco. Todavía no ha cambiado nada. Recibirá un correo cuando esté hecho.',

  'status.waiting-title': 'Se está guardando su contraseña nueva',
  'status.waiting-body':
    'Tarda más de lo normal. Espere y no la envíe otra vez. Esta página vuelve a mirar cada 15 segundos.',
  'status.unknown-title': 'Aún no sabemos si su contraseña ha cambiado',
  'status.unknown-body':
    'El sistema que guarda su contraseña no ha confirmado el cambio. Intente iniciar sesión primero con la contraseña nueva y después con la antigua. Esta página vuelve a mirar cada 15 segundos.',
  'status.check': 'Mirar ahora',

  'ended.title': 'Esta solicitud ha terminado',
  'ended.body':
    'Está completa, se acabó su tiempo, o sigue en otra ventana o en otro dispositivo. Si abrió el enlace en otro lugar, continúe allí.',
  'ended.unchanged': 'Esta página no ha cambiado nada.',
  'failed.title': 'Su contraseña no ha cambiado',
  'failed.body':
    'El sistema que guarda su contraseña no hizo el cambio; su contraseña sigue como antes. Empiece de nuevo o pida ayuda.',
  'link-rejected.title': 'Este enlace ya no funciona',
  'link-rejected.body': 'Ya se usó, es demasiado antiguo o no se copió entero. Abrirlo no ha cambiado nada.',
  'unavailable.title': 'Esto no es posible en este momento',
  'not-found.title': 'Esta página no existe',
  'not-found.body': 'Revise la dirección o empiece de nuevo. No se ha cambiado nada.',
  'unknown-host.title': 'No hay nada en esta dirección',
  'unknown-host.body': 'Revise la dirección en su navegador. No se ha cambiado nada.',
  'too-many.title': 'Demasiados intentos',
  'too-many.body':
    'Para proteger todas las cuentas le pedimos que espere. Puede intentarlo de nuevo a las {time}. No se ha cambiado nada.',
  'too-large.title': 'Lo que ha enviado es demasiado largo',
  'too-large.body': 'No se ha leído y no se ha cambiado nada. Vuelva atrás y envíe menos.',
  'broken.title': 'Algo ha fallado por nuestra parte',
  'broken.body':
    'Lo hemos registrado. Si estaba guardando una contraseña nueva, intente primero iniciar sesión con ella. Si no, empiece de nuevo.',

  'sign-in.title': 'Iniciar sesión',
  'sign-in.intro': 'Inicie sesión en {application}.',
  'sign-in.password': 'Contraseña',
  'sign-in.submit': 'Iniciar sesión',
  'sign-in.signed-out': 'Ha cerrado la sesión.',
  'sign-in.error-password': 'Escriba su contraseña.',
  'sign-in.error-refused':
    'El nombre de usuario y la contraseña no se corresponden. Revise los dos e inténtelo de nuevo.',
  'account.title': 'Ha iniciado sesión',
  'account.body': 'Ha iniciado sesión en {application} como {name}.',
  'account.until': 'Su sesión dura hasta las {time}, si no la cierra antes.',
  'account.sign-out': 'Cerrar sesión',

  'sms.recovery-code': '{code} es la clave para recuperar su cuenta de {application}. No la diga a nadie.',
  'sms.telephone-code':
    '{code} es la clave para agregar este dispositivo a su cuenta de {application}. No la diga a nadie.',
  'sms.trial': 'Con este mensaje {tenant} prueba su servicio de SMS. No tiene que hacer nada.',

  ...enrolment,
  ...signIn,
  ...mail,
  ...staff,
};
