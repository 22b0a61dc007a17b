import type { EnrolmentCatalogue } from './en.ts';

export const es: EnrolmentCatalogue = {
  'sign-in.ended': 'Su tiempo aquí ha terminado. Inicie sesión de nuevo o pida un enlace nuevo.',

  'methods.title': 'Sus formas de demostrar quién es',
  'methods.body':
    'Con ellas vuelve a {application} si olvida su contraseña. Configure dos o más, para que quede una si se pierde otra.',
  'methods.none': 'Aquí no hay nada que configurar. Si un día no puede entrar, pida ayuda.',
  'methods.by-link':
    'Ha llegado por un enlace de un correo. Lo que haga aquí es para la cuenta de {name}, hasta las {time}.',
  'methods.not-started': 'Sin configurar todavía.',
  'methods.begun': 'Empezado, pero sin terminar. Configúrelo otra vez desde el principio.',
  'methods.usable': 'Lista para usar.',
  'methods.quarantined': 'Se puede usar a partir de: {time}. Hasta entonces no demuestra nada.',
  'methods.phone': '{name}: número que termina en {end}',
  'methods.last-used': 'Último uso: {time}.',
  'methods.never-used': 'Nunca usada hasta ahora.',
  'methods.set-up': 'Configurar: {name}',
  'methods.add': 'Añadir otra: {name}',
  'methods.remove': 'Quitar',
  'methods.back': 'Volver a sus formas de demostrar quién es',
  'methods.account': 'Volver a su cuenta',
  'methods.added':
    '{name}: ya está configurado. Se puede usar a partir de: {time}; hasta entonces no demuestra nada.',
  'methods.removed': 'Se ha quitado y ya no demuestra nada. También le enviamos un correo sobre ello.',
  'methods.error-not-offered': 'Esto no se ofrece aquí o usted ya no lo tiene. Elija de la lista.',

  'enrol.about-authenticator':
    'Una aplicación en su teléfono muestra una y otra vez un código nuevo. Con un código así demuestra quién es. Si pierde el teléfono, los códigos se pierden con él.',
  'enrol.about-recovery-codes':
    'Recibe una lista de códigos para guardar en un lugar seguro. Cada uno sirve una vez. Quien tenga la lista puede usarla en su lugar.',
  'enrol.about-passkey':
    'Su dispositivo o su llave de seguridad guarda una llave que se usa con su rostro, su dedo o su PIN. No se puede adivinar y ninguna página falsa puede quitársela.',
  'enrol.about-sms':
    'Cuando la necesite, enviamos un código a su teléfono. Si cambia de número, añada aquí el nuevo antes de dejar el antiguo.',
  'enrol.about-questions':
    'Usted elige preguntas y las responde. Las respuestas solo completan otra prueba: otras personas podrían averiguarlas.',
  'enrol.quarantine':
    'Por su seguridad, solo se puede usar algún tiempo después de configurarla. También le enviamos un correo sobre ello.',
  'enrol.password-hint':
    'La que usa para iniciar sesión. Una sesión que quedó abierta no debe bastar para cambiar esto.',
  'enrol.submit': 'Configurar',
  'enrol.send-code': 'Enviar un código',
  'enrol.phone-label': 'Número de teléfono',
  'enrol.phone-hint':
    'Con el signo más y el prefijo del país, por ejemplo {example}. Le enviamos un código enseguida.',
  'enrol.questions-body':
    'Elija {count} preguntas distintas y responda a cada una. Una respuesta tiene al menos {min} caracteres; no importan las mayúsculas.',
  'enrol.question-label': 'Pregunta {number}',
  'enrol.question-none': 'Elija una pregunta',
  'enrol.answer-label': 'Respuesta a la pregunta {number}',
  'enrol.app-scan': 'Abra su aplicación de autenticación y escanee esta imagen.',
  'enrol.app-picture': 'Imagen para la aplicación de autenticación: contiene la clave que está debajo',
  'enrol.app-open': 'Abrir la aplicación en este dispositivo',
  'enrol.app-key': 'O escriba esta clave en la aplicación:',
  'enrol.codes-body':
    'Estos códigos solo se muestran esta vez. Imprímalos, anótelos o guárdelos en su gestor de contraseñas. Cada uno sirve una vez.',
  'enrol.codes-kept': 'Los he guardado',
  'enrol.another-number': '¿No llega el mensaje? Compruebe el número o pida otro código',
  'enrol.begin-again': 'Empezar de nuevo',
  'enrol.passkey-body':
    'Su dispositivo o su llave de seguridad le pide el rostro, el dedo o el PIN y crea una llave que es solo suya.',
  'enrol.passkey-submit': 'Crear mi llave de acceso',
  'enrol.passkey-script':
    'Una llave de acceso necesita JavaScript, que está desactivado en este navegador. Vuelva atrás y use otra forma.',
  'enrol.error-password': 'Esta contraseña no es correcta. Escriba la que usa para iniciar sesión.',
  'enrol.error-phone-country': 'Empiece con el signo más y el prefijo del país de su número.',
  'enrol.error-phone-format': 'Esto no es un número de teléfono. Compruebe las cifras.',
  'enrol.error-phone-closed':
    'No se puede enviar ningún mensaje a números de este país o de este tipo. Use un número de móvil propio.',
  'enrol.error-held-back':
    'De momento no se envían más mensajes a este número. Puede volver a pedir uno a las {time}.',
  'enrol.error-had-already': 'Ya tiene esto. Quítelo primero si quiere configurarlo de nuevo.',
  'enrol.error-too-many': 'Tiene tantos como puede tener una persona. Quite alguno que ya no use.',
  'enrol.error-code-required': 'Escriba el código.',
  'enrol.error-code':
    'Este código no ha funcionado. Escriba el que se muestra o se envía ahora. Después de cinco códigos erróneos hay que empezar de nuevo.',
  'enrol.error-questions-changed': 'Una de las preguntas ya no se puede elegir. Elija de nuevo.',
  'enrol.error-question-missing': 'Elija una pregunta en esta línea.',
  'enrol.error-question-twice': 'Ya ha elegido esta pregunta. Elija otra.',
  'enrol.error-answer-short': 'Esta respuesta es demasiado corta. Necesita al menos {min} caracteres.',
  'enrol.error-answer-long': 'Esta respuesta es demasiado larga.',
  'enrol.error-answer-repeated': 'Ya ha dado esta respuesta. Responda a cada pregunta de otra manera.',
  'enrol.error-answer-own-name': 'Otras personas conocen su nombre y su dirección. Dé otra respuesta.',
  'enrol.error-answer-in-question': 'La propia pregunta lo dice. Dé otra respuesta.',
  'enrol.error-answer-common': 'Mucha gente da esta respuesta. Dé una menos común.',

  'removal.title': '¿Quitar esto?',
  'removal.body': '{name} ya no demostrará nada, y lo que guardamos de ello se destruirá.',
  'removal.last':
    'Es la última que tiene. Sin ella quizá no pueda volver a {application} si olvida su contraseña. Es mejor configurar antes otra.',

  'enrol-link.title': 'Configurar una forma de volver a entrar',
  'enrol-link.body':
    'Ha abierto el enlace de nuestro correo. Continúe para configurar una forma de demostrar quién es en {application}.',
  'enrol-link.once': 'El enlace sirve una vez. Después tiene media hora.',

  'enrol-link-rejected.title': 'Este enlace ya no funciona',
  'enrol-link-rejected.body':
    'Ya se usó, es demasiado antiguo, se envió otro más nuevo o no se copió entero. No se ha cambiado nada. Pida uno nuevo a quien se lo envió.',
  'enrol-link-rejected.sign-in':
    'Si sabe su contraseña no necesita un enlace: inicie sesión y configúrelo desde su cuenta.',
};
