import type { MailCatalogue } from './en.ts';

export const pt: MailCatalogue = {
  'mail.hello-name': 'Olá, {name},',
  'mail.hello': 'Olá,',
  'mail.reset-subject': '{application}: redefinir a sua senha',
  'mail.reset-intro': 'Alguém pediu para redefinir a senha da sua conta em {tenant}.',
  'mail.reset-open': 'Foi você? Então abra este link:',
  'mail.reset-button': 'Escolher uma nova senha',
  'mail.reset-copy': 'Se o botão não funcionar, copie este endereço para o seu navegador:',
  'mail.reset-link-expiry': 'O link vale até {time}.',
  'mail.reset-code': 'Ou digite este código na página onde fez o pedido:',
  'mail.reset-code-only': 'Foi você? Então digite este código na página onde fez o pedido:',
  'mail.reset-code-expiry': 'O código vale até {time}.',
  'mail.reset-not-you':
    'Não foi você? Então não faça nada: a sua senha continua igual. Não diga o código a ninguém, nem mesmo ao suporte.',
  'mail.staff-reset-intro': '{tenant} envia um link para você escolher uma nova senha para {application}.',
  'mail.staff-reset-open': 'Para escolher, abra este link:',
  'mail.changed-subject': '{application}: a sua senha foi alterada',
  'mail.changed-intro':
    'A senha da sua conta em {tenant} foi alterada. Para a sua segurança, a sua sessão foi encerrada em todos os aparelhos.',
  'mail.changed-not-you': 'Não foi você? Então redefina a sua senha imediatamente e nos avise.',
  'mail.new-password-subject': '{application}: a sua nova senha',
  'mail.new-password-intro': 'Esta é a nova senha da sua conta em {tenant}:',
  'mail.new-password-keep': 'Guarde-a num lugar seguro e depois apague este e-mail.',
  'mail.methods-subject': '{application}: suas formas de provar quem é mudaram',
  'mail.method-added-intro':
    'Uma nova forma de provar quem você é foi adicionada à sua conta em {tenant}. Ela poderá ser usada para recuperação depois de algum tempo.',
  'mail.method-removed-intro': 'Uma forma de provar quem você é foi removida da sua conta em {tenant}.',
  'mail.enrol-subject': '{application}: prepare uma forma de voltar a entrar',
  'mail.enrol-intro':
    '{tenant} convida você a configurar uma forma de provar quem é. Com ela você volta a {application} se esquecer a senha.',
  'mail.enrol-open': 'Para configurar, abra este link:',
  'mail.enrol-button': 'Configurar agora',
  'mail.enrol-not-you': 'Não esperava este e-mail? Não abra o link, não o repasse a ninguém e nos avise.',
  'mail.reminder-subject': '{application}: prepare-se para uma senha esquecida',
  'mail.reminder-intro':
    'Se você esquecesse a senha agora, não poderia voltar a {application}. Falta à sua conta em {tenant} uma forma de provar quem você é.',
  'mail.reminder-do': 'Entre em {application} como sempre e configure uma.',
  'mail.reminder-button': 'Entrar',
  'mail.unlocked-subject': '{application}: a sua conta foi desbloqueada',
  'mail.unlocked-intro': 'A sua conta em {tenant} foi desbloqueada. A senha continua a mesma.',
  'mail.failed-subject': '{application}: o seu pedido não foi executado',
  'mail.failed-intro':
    'Pediu para voltar a entrar na sua conta em {tenant}. O sistema que guarda a sua palavra-passe não executou o pedido, por isso nada foi alterado. Comece de novo ou peça ajuda.',
  'mail.unanswered-subject': '{application}: o seu pedido não teve resposta a tempo',
  'mail.unanswered-intro':
    'Pediu para voltar a entrar na sua conta em {tenant}. O sistema que guarda a sua palavra-passe não respondeu a tempo. Inicie sessão com a palavra-passe que conhece; se não funcionar, comece de novo ou peça ajuda.',
  'mail.help': 'Ajuda: {contact}',
  'mail.footer': '{tenant} enviou este e-mail por causa da sua conta de {application}.',
};
