import type { en } from './en.ts';

export const pt: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': 'Antes de entrar em {application}, escolha uma nova senha.',
  'choose.current': 'Senha atual',
  'choose.skip': 'Agora não',
  'choose.later': 'Ainda não sabemos se a sua nova senha foi salva. Espere alguns minutos e entre com ela.',
  'change.title': 'Alterar a senha',
  'change.intro': 'Digite a senha que você tem agora e a que quer usar daqui em diante.',
  'change.done':
    'Sua senha foi alterada. Aqui você continua conectado; em todos os outros lugares foi desconectado.',
  'change.not-offered':
    'Sua senha não pode ser alterada aqui. Se você a esqueceu, pode recuperar a conta; caso contrário, peça ajuda.',
  'change.unlock-unknown':
    'Ainda não sabemos se a sua conta está desbloqueada. Espere alguns minutos e veja de novo.',
  'authentication-action.reset-password.validation.error.password.required': 'Digite uma nova senha.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'As duas senhas não são iguais. Digite-as de novo.',
  'authentication-action.reset-password.validation.error.password.weak':
    'Esta senha não atende ao que {tenant} pede. Escolha outra.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'A senha atual não está correta.',
};
