import type { en } from './en.ts';

export const ja: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': '{application} にサインインする前に、新しいパスワードを設定してください。',
  'choose.current': '現在のパスワード',
  'choose.skip': '今はしない',
  'choose.later':
    '新しいパスワードが保存されたかどうか、まだ分かりません。数分待ってから、そのパスワードでサインインしてください。',
  'authentication-action.reset-password.validation.error.password.required':
    '新しいパスワードを入力してください。',
  'authentication-action.reset-password.validation.error.password.mismatch':
    '2 つのパスワードが一致しません。もう一度入力してください。',
  'authentication-action.reset-password.validation.error.password.weak':
    'このパスワードは {tenant} の条件に合っていません。別のパスワードを選んでください。',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    '現在のパスワードが正しくありません。',
};
