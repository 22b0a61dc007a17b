import type { EnrolmentCatalogue } from './en.ts';

export const pt: EnrolmentCatalogue = {
  'sign-in.ended': 'O seu tempo aqui terminou. Entre de novo ou peça um link novo.',

  'methods.title': 'As suas formas de provar quem é',
  'methods.body':
    'Com elas você volta a {application} se esquecer a senha. Configure duas ou mais, para que reste uma se outra se perder.',
  'methods.none': 'Não há nada para configurar aqui. Se um dia não conseguir entrar, peça ajuda.',
  'methods.by-link':
    'Você chegou por um link recebido por e-mail. O que fizer aqui é para a conta de {name}, até {time}.',
  'methods.not-started': 'Ainda não configurado.',
  'methods.begun': 'Começado, mas não terminado. Configure de novo desde o início.',
  'methods.usable': 'Pronto a usar.',
  'methods.quarantined': 'Pode ser usado a partir de: {time}. Até lá não prova nada.',
  'methods.phone': '{name}: número que termina em {end}',
  'methods.last-used': 'Último uso: {time}.',
  'methods.never-used': 'Nunca usado até agora.',
  'methods.set-up': 'Configurar: {name}',
  'methods.add': 'Adicionar outro: {name}',
  'methods.remove': 'Remover',
  'methods.back': 'Voltar às suas formas de provar quem é',
  'methods.account': 'Voltar à sua conta',
  'methods.added': '{name}: configurado. Pode ser usado a partir de: {time}; até lá não prova nada.',
  'methods.removed': 'Foi removido e já não prova nada. Também lhe enviamos um e-mail sobre isso.',
  'methods.error-not-offered': 'Isto não é oferecido aqui, ou você já não o tem. Escolha na lista.',

  'enrol.about-authenticator':
    'Um aplicativo no seu telefone mostra sempre um código novo. Com esse código você prova quem é. Se perder o telefone, os códigos perdem-se com ele.',
  'enrol.about-recovery-codes':
    'Você recebe uma lista de códigos para guardar em lugar seguro. Cada um funciona uma vez. Quem tiver a lista pode usá-la em seu lugar.',
  'enrol.about-passkey':
    'O seu dispositivo ou chave de segurança guarda uma chave que se usa com o rosto, o dedo ou o PIN. Não se pode adivinhar e nenhuma página falsa a pode tirar de você.',
  'enrol.about-sms':
    'Quando precisar, enviamos um código para o seu telefone. Se o número mudar, adicione aqui o novo antes de deixar o antigo.',
  'enrol.about-questions':
    'Você escolhe perguntas e responde. As respostas só completam outra prova: outras pessoas podem descobri-las.',
  'enrol.quarantine':
    'Para sua segurança, só pode ser usado algum tempo depois de configurado. Também lhe enviamos um e-mail sobre isso.',
  'enrol.password-hint': 'A que usa para entrar. Uma sessão deixada aberta não deve bastar para mudar isto.',
  'enrol.submit': 'Configurar',
  'enrol.send-code': 'Enviar um código',
  'enrol.phone-label': 'Número de telefone',
  'enrol.phone-hint':
    'Com o sinal de mais e o código do país, por exemplo {example}. Enviamos logo um código para ele.',
  'enrol.questions-body':
    'Escolha {count} perguntas diferentes e responda a cada uma. Uma resposta tem pelo menos {min} caracteres; maiúsculas e minúsculas não fazem diferença.',
  'enrol.question-label': 'Pergunta {number}',
  'enrol.question-none': 'Escolha uma pergunta',
  'enrol.answer-label': 'Resposta à pergunta {number}',
  'enrol.app-scan': 'Abra o seu aplicativo autenticador e leia esta imagem.',
  'enrol.app-picture': 'Imagem para o aplicativo autenticador: contém a chave que está abaixo',
  'enrol.app-open': 'Abrir o aplicativo neste dispositivo',
  'enrol.app-key': 'Ou digite esta chave no aplicativo:',
  'enrol.codes-body':
    'Estes códigos só são mostrados desta vez. Imprima-os, anote-os ou guarde-os no seu gerenciador de senhas. Cada um funciona uma vez.',
  'enrol.codes-kept': 'Já os guardei',
  'enrol.another-number': 'Sem mensagem? Verifique o número ou peça outro código',
  'enrol.begin-again': 'Começar de novo',
  'enrol.passkey-body':
    'O seu dispositivo ou chave de segurança pede o rosto, o dedo ou o PIN e depois cria uma chave que é só sua.',
  'enrol.passkey-submit': 'Criar a minha chave de acesso',
  'enrol.passkey-script':
    'Uma chave de acesso precisa de JavaScript, que está desligado neste navegador. Volte atrás e use outra forma.',
  'enrol.error-password': 'Esta senha não está certa. Digite a que usa para entrar.',
  'enrol.error-phone-country': 'Comece com o sinal de mais e o código do país do seu número.',
  'enrol.error-phone-format': 'Isto não é um número de telefone. Verifique os algarismos.',
  'enrol.error-phone-closed':
    'Não é possível enviar mensagens para números deste país ou deste tipo. Use um número de celular seu.',
  'enrol.error-held-back':
    'Por agora não saem mais mensagens para este número. Pode pedir de novo às {time}.',
  'enrol.error-had-already': 'Você já tem isto. Remova-o primeiro se quiser configurá-lo de novo.',
  'enrol.error-too-many': 'Você tem tantos quantos uma pessoa pode ter. Remova um que já não use.',
  'enrol.error-code-required': 'Digite o código.',
  'enrol.error-code':
    'Este código não funcionou. Digite o que é mostrado ou enviado agora. Depois de cinco códigos errados é preciso começar de novo.',
  'enrol.error-questions-changed': 'Uma das perguntas já não pode ser escolhida. Escolha de novo.',
  'enrol.error-question-missing': 'Escolha uma pergunta nesta linha.',
  'enrol.error-question-twice': 'Você já escolheu esta pergunta. Escolha outra.',
  'enrol.error-answer-short': 'Esta resposta é curta demais. Precisa de pelo menos {min} caracteres.',
  'enrol.error-answer-long': 'Esta resposta é longa demais.',
  'enrol.error-answer-repeated': 'Você já deu esta resposta. Responda a cada pergunta de maneira diferente.',
  'enrol.error-answer-own-name': 'Outras pessoas conhecem o seu nome e endereço. Dê outra resposta.',
  'enrol.error-answer-in-question': 'A própria pergunta diz isto. Dê outra resposta.',
  'enrol.error-answer-common': 'Muita gente dá esta resposta. Dê uma menos comum.',

  'removal.title': 'Remover isto?',
  'removal.body': '{name} já não provará nada, e o que guardamos será destruído.',
  'removal.last':
    'É a última que tem. Sem ela talvez não consiga voltar a {application} se esquecer a senha. É melhor configurar outra antes.',

  'enrol-link.title': 'Configurar uma forma de voltar a entrar',
  'enrol-link.body':
    'Você abriu o link do nosso e-mail. Continue para configurar uma forma de provar quem é em {application}.',
  'enrol-link.once': 'O link funciona uma vez. Depois tem meia hora.',

  'enrol-link-rejected.title': 'Este link já não funciona',
  'enrol-link-rejected.body':
    'Já foi usado, é antigo demais, foi enviado um mais novo ou não foi copiado por inteiro. Nada foi alterado. Peça um novo a quem o enviou.',
  'enrol-link-rejected.sign-in': 'Se sabe a sua senha não precisa de link: entre e configure na sua conta.',
};
