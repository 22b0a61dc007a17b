import type { Catalogue } from './en.ts';
import { pt as enrolment } from './enrolment/pt.ts';
import { pt as mail } from './mail/pt.ts';
import { pt as signIn } from './sign-in/pt.ts';
import { pt as staff } from './staff/pt.ts';

export const pt: Catalogue = {
  'common.step': 'Passo {current} de {total}',
  'common.error-prefix': 'Erro:',
  'common.summary-title': 'Há um problema',
  'common.languages': 'Idioma',
  'common.help-title': 'Usar outra forma',
  'common.help-start-over': 'Começar de novo com outro nome de usuário ou e-mail',
  'common.help-forgot': 'Esqueci a minha senha',
  'common.help-sign-in': 'Sei a minha senha: entrar',
  'common.help-contact': 'Pedir ajuda: {contact}',
  'common.help-no-contact': 'Pergunte ao suporte de {tenant}',
  'common.try-again': 'Tentar de novo',
  'common.start-over': 'Começar de novo',
  'common.send-new': 'Enviar um novo',
  'common.reference': 'Referência: {reference}',
  'common.show-password': 'Mostrar a senha',
  'common.hide-password': 'Ocultar a senha',
  'common.password-shown': 'A sua senha está visível',
  'common.password-hidden': 'A sua senha está oculta',
  'common.stale-form': 'A sua página ficou aberta tempo demais. Envie de novo, por favor.',
  'common.not-reached':
    'Uma parte do nosso sistema não responde. Nada foi alterado. Tente de novo dentro de momentos.',

  'identify.title': 'Redefinir a sua senha',
  'identify.intro':
    'Enviamos um e-mail para o endereço da sua conta. Com ele volta a entrar em {application}.',
  'identify.label': 'Nome de usuário ou e-mail',
  'identify.label-user-name': 'Nome de usuário',
  'identify.label-email': 'E-mail',
  'identify.label-attribute': '{name}',
  'identify.hint': 'Aquele que você usa para entrar',
  'identify.submit': 'Enviar o e-mail',
  'identify.error-empty': 'Preencha este campo.',
  'identify.error-wrong': 'Isto não pode estar certo. Verifique e envie de novo.',
  'identify.error-required': 'Digite o seu nome de usuário ou e-mail.',
  'identify.error-too-long': 'É longo demais. Digite apenas o seu nome de usuário ou e-mail.',
  'identify.error-invalid': 'Isto não pode ser um nome de usuário nem um e-mail. Verifique e envie de novo.',

  'work.title': 'Um momento, por favor',
  'work.intro':
    'Neste momento chegam tantas solicitações que verificamos se a sua não vem de um programa. Nada foi enviado ainda.',
  'work.solving': 'O seu navegador está resolvendo um pequeno desafio. Depois a página continua sozinha.',
  'work.wait': 'Espere {time} e depois continue. Onde scripts são permitidos, a página continua sozinha.',
  'work.submit': 'Continuar',
  'work.error-early': 'Ainda é um pouco cedo. Espere {time} e depois continue.',

  'sent.title': 'Veja o seu e-mail',
  'sent.body':
    'Se {identifier} corresponder a uma conta, enviamos um e-mail com um link e um código para o endereço dessa conta.',
  'sent.body-code':
    'Se {identifier} corresponder a uma conta, enviamos um e-mail com um código para o endereço dela.',
  'sent.choose': 'Abra o link do e-mail ou digite o código aqui.',
  'sent.choose-code': 'Digite aqui o código do e-mail.',
  'sent.expiry': 'O código vale até {codeTime}, o link até {linkTime}.',
  'sent.expiry-code': 'O código é válido até {codeTime}.',
  'sent.code-expired':
    'O código do último e-mail expirou às {codeTime}. O link dele vale até {linkTime}. Para um novo código, peça um novo e-mail.',
  'sent.code-expired-code':
    'O código do último e-mail expirou às {codeTime}. Para obter um código novo, peça um novo e-mail.',
  'sent.code-label': 'Código do e-mail',
  'sent.code-hint': '{length, plural, other {# dígitos}}. Espaços e hífens não atrapalham.',
  'sent.submit': 'Continuar',
  'sent.error-code-required': 'Digite o código do e-mail.',
  'sent.error-code-format':
    'O código tem {length, plural, other {# dígitos}}. Veja o e-mail e digite de novo.',
  'sent.error-code-rejected':
    'Este código não funcionou. Foi digitado errado, já foi usado ou é antigo demais. Veja o e-mail mais recente ou peça um novo.',
  'sent.resend-title': 'O e-mail não chegou?',
  'sent.resend-hint':
    'Pode demorar alguns minutos. Veja também a pasta de spam. Um novo e-mail substitui o código anterior; um link que você já tem continua valendo.',
  'sent.resend-wait': 'Para não encher a caixa de ninguém, o próximo e-mail pode ser enviado às {time}.',
  'sent.resend-submit': 'Enviar um novo e-mail',
  'sent.resent':
    'Enviamos um novo e-mail às {time}, se existir uma conta. Use o código do e-mail mais recente.',
  'sent.error-resend-early': 'É cedo demais para um novo e-mail. Peça de novo às {time}.',

  'link.title': 'Continuar a redefinição',
  'link.body': 'Você abriu o link do nosso e-mail. Continue para escolher uma nova senha para {application}.',
  'link.not-you': 'Não foi você que pediu? Feche esta página. Nada foi alterado.',
  'link.submit': 'Continuar',

  'more.title': 'Mais uma prova',
  'more.body':
    'A sua caixa de e-mail está comprovada. {application} pede mais alguma coisa antes de continuar.',
  'more.choose': '{count, plural, one {Escolha uma destas opções.} other {Escolha # destas opções.}}',
  'more.submit': 'Usar {name}',
  'more.authenticator-label': 'Código do seu aplicativo autenticador',
  'more.recovery-codes-label': 'Um dos seus códigos de recuperação',
  'more.questions-body': 'Responda ao que é perguntado. Maiúsculas e minúsculas não fazem diferença.',
  'more.code-sent': 'Enviámos um código para o telefone cujo número termina em {end}.',
  'more.destination': 'Para que telefone enviamos o código?',
  'more.destination-end': 'O número que termina em {end}',
  'more.code-label': 'Código da mensagem',
  'more.code-again': 'Enviar um código novo',
  'more.ask-submit': 'Continuar',
  'more.passkey-body':
    'Use a chave de acesso que configurou: o dispositivo ou a chave de segurança pede o rosto, o dedo ou o PIN.',
  'more.passkey-submit': 'Usar a minha chave de acesso',
  'more.passkey-unable':
    'O seu navegador não consegue usar chaves de acesso aqui. Use outro método ou outro navegador.',
  'more.back': 'Voltar às provas pedidas',
  'more.not-ready': '{name}: você não configurou isto, ou é recente demais. Use outro caminho ou peça ajuda.',
  'more.error-unable': 'Este método não está disponível de momento. Use outro método ou peça ajuda.',
  'more.error-rejected': 'Não funcionou. Nada foi alterado. Tente de novo ou use outra opção.',

  'password.title': 'Escolher uma nova senha',
  'password.rules-title': 'A sua nova senha',
  'password.rule-min': 'tem pelo menos {min, plural, one {# caractere} other {# caracteres}}',
  'password.rule-max':
    'tem no máximo {max, plural, one {# caractere} other {# caracteres}}; espaços e todos os sinais são aceitos',
  'password.rule-common': 'não é uma que muitas pessoas usam',
  'password.rule-breached': 'não é conhecida de um vazamento de dados',
  'password.rule-context': 'não contém o seu nome nem o nome de {tenant}',
  'password.tip':
    'Quatro ou cinco palavras sem relação entre si são fáceis de lembrar e difíceis de adivinhar.',
  'password.label': 'Nova senha',
  'password.until': 'Você tem até {time} para salvá-la.',
  'password.submit': 'Salvar a nova senha',
  'password.error-required': 'Digite uma nova senha.',
  'password.error-too-short':
    'Esta senha é curta demais para ser segura. Use pelo menos {min, plural, one {# caractere} other {# caracteres}}: acrescente uma ou duas palavras.',
  'password.error-too-long':
    'Esta senha é longa demais. Use no máximo {max, plural, one {# caractere} other {# caracteres}}.',
  'password.error-common':
    'Muitas pessoas usam esta senha, por isso é uma das primeiras que os invasores tentam. Escolha outra.',
  'password.error-breached':
    'Esta senha é conhecida de um vazamento de dados e os invasores a tentam. Escolha uma que você não usa em nenhum outro lugar.',
  'password.error-context':
    'Esta senha contém o seu nome ou o nome de {tenant}, o que é fácil de adivinhar. Escolha outras palavras.',
  'password.error-store': 'O sistema que guarda a sua senha não aceitou esta. Escolha uma senha diferente.',
  'password.error-store-down':
    'O sistema que guarda a sua senha não responde. Nada foi alterado. Digite a senha de novo dentro de momentos.',
  'ending.until': 'Você tem até {time} para decidir.',
  'generate.title': 'Obter uma nova senha',
  'generate.body': 'Criamos uma nova senha segura para {application}.',
  'generate.shown': 'É mostrada uma única vez, na página seguinte.',
  'generate.mailed': 'Nós a enviamos por e-mail.',
  'generate.submit': 'Criar uma nova senha',
  'generated.label': 'A sua nova senha',
  'generated.once':
    'Só é mostrada desta vez. Anote-a ou guarde-a no seu gerenciador de senhas antes de fechar esta página.',
  'generated.gone':
    'A nova senha já foi mostrada e não pode ser mostrada de novo. Se não a guardou, comece de novo.',
  'generated.mailed': 'A nova senha está a caminho por e-mail.',
  'request.title': 'Pedir uma nova palavra-passe',
  'request.body':
    'O sistema que guarda a sua palavra-passe cria uma nova para {application} e envia-lha por e-mail. Não escreve nenhuma aqui e nós nunca a vemos.',
  'request.submit': 'Pedir agora',
  'request.arrives':
    'A sua nova palavra-passe chega por e-mail, do sistema que a guarda. Nós não a conhecemos.',
  'unlock.title': 'Desbloquear a sua conta',
  'unlock.body': 'A sua senha fica como está. Escolha isto se a souber e a sua conta estiver bloqueada.',
  'unlock.submit': 'Desbloquear a conta',
  'unlock.error-refused': 'Esta conta não pode ser desbloqueada a partir daqui. Peça ajuda.',
  'unlock.error-store-down':
    'O sistema que guarda a sua conta não responde. Nada foi alterado. Tente de novo em instantes.',
  'generate.error-failed':
    'No momento não foi possível criar uma nova senha. Nada foi alterado. Tente de novo em instantes.',

  'done.title': 'A sua senha foi alterada',
  'done.body': 'A partir de agora, entre em {application} com a nova senha.',
  'done.devices':
    'Para a sua segurança, a sua sessão foi encerrada em todos os aparelhos. Também enviamos um e-mail sobre a alteração.',
  'done.sign-in': 'Ir para a entrada',
  'unlocked.title': 'A sua conta está desbloqueada',
  'unlocked.body':
    'Entre em {application} com a senha que tinha. Também enviamos a você um e-mail sobre isto.',
  'submitted.title': 'O seu pedido foi encaminhado',
  'submitted.body':
    'Outro sistema executa-o, o que pode demorar um pouco. Ainda nada foi alterado. Recebe um e-mail quando estiver feito.',

  'status.waiting-title': 'A sua nova senha está sendo salva',
  'status.waiting-body':
    'Demora mais do que o normal. Espere e não a envie de novo. Esta página verifica a cada 15 segundos.',
  'status.unknown-title': 'Ainda não sabemos se a sua senha foi alterada',
  'status.unknown-body':
    'O sistema que guarda a sua senha não confirmou a alteração. Tente entrar primeiro com a nova senha e depois com a antiga. Esta página verifica a cada 15 segundos.',
  'status.check': 'Verificar agora',

  'ended.title': 'Este pedido terminou',
  'ended.body':
    'Está concluído, o tempo acabou, ou continua em outra janela ou em outro aparelho. Se você abriu o link em outro lugar, continue lá.',
  'ended.unchanged': 'Esta página não alterou nada.',
  'failed.title': 'A sua senha não foi alterada',
  'failed.body':
    'O sistema que guarda a sua senha não fez a alteração; a sua senha está como antes. Comece de novo ou peça ajuda.',
  'link-rejected.title': 'Este link não funciona mais',
  'link-rejected.body': 'Já foi usado, é antigo demais ou não foi copiado inteiro. Abri-lo não alterou nada.',
  'unavailable.title': 'Isto não é possível neste momento',
  'not-found.title': 'Esta página não existe',
  'not-found.body': 'Verifique o endereço ou comece de novo. Nada foi alterado.',
  'unknown-host.title': 'Não há nada neste endereço',
  'unknown-host.body': 'Verifique o endereço no seu navegador. Nada foi alterado.',
  'too-many.title': 'Tentativas demais',
  'too-many.body':
    'Para proteger todas as contas, pedimos que espere. Você pode tentar de novo às {time}. Nada foi alterado.',
  'too-large.title': 'O que você enviou é longo demais',
  'too-large.body': 'Não foi lido e nada foi alterado. Volte e envie menos.',
  'broken.title': 'Algo deu errado do nosso lado',
  'broken.body':
    'Nós registramos. Se estava salvando uma nova senha, tente primeiro entrar com ela. Caso contrário, comece de novo.',

  'sign-in.title': 'Entrar',
  'sign-in.intro': 'Entre em {application}.',
  'sign-in.password': 'Senha',
  'sign-in.submit': 'Entrar',
  'sign-in.signed-out': 'A sua sessão foi encerrada.',
  'sign-in.error-password': 'Digite a sua senha.',
  'sign-in.error-refused': 'O nome de usuário e a senha não correspondem. Verifique os dois e tente de novo.',
  'account.title': 'Você entrou',
  'account.body': 'Você entrou em {application} como {name}.',
  'account.until': 'A sua sessão dura até {time}, se você não sair antes.',
  'account.sign-out': 'Sair',

  'sms.recovery-code':
    '{code} é a chave para recuperar a sua conta de {application}. Nunca a mostre a outra pessoa.',
  'sms.telephone-code':
    '{code} é a chave para juntar este telefone à sua conta de {application}. Nunca a mostre a outra pessoa.',
  'sms.trial': 'Com esta mensagem {tenant} testa o envio de SMS. Nada tem de fazer.',

  ...enrolment,
  ...signIn,
  ...mail,
  ...staff,
};
