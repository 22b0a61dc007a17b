import type { en } from './en.ts';

export const ja: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': '{application} にサインインする前に、新しいパスワードを設定してください。',
  'choose.current': '現在のパスワード',
  'choose.skip': '今はしない',
  'choose.later':
    '新しいパスワードが保存されたかどうか、まだ分かりません。数分待ってから、そのパスワードでサインインしてください。',
  'change.title': 'パスワードの変更',
  'change.intro': '現在のパスワードと、これから使うパスワードを入力してください。',
  'change.done':
    'パスワードを変更しました。ここではサインインしたままですが、ほかの場所ではすべてサインアウトしました。',
  'change.not-offered':
    'ここではパスワードを変更できません。忘れた場合はアカウントを復旧できます。そうでなければ、サポートに連絡してください。',
  'change.unlock-unknown':
    'アカウントのロックが解除されたかどうか、まだ分かりません。数分待ってから、もう一度確認してください。',
  'authentication-action.reset-password.validation.error.password.required':
    '新しいパスワードを入力してください。',
  'authentication-action.reset-password.validation.error.password.mismatch':
    '2 つのパスワードが一致しません。もう一度入力してください。',
  'authentication-action.reset-password.validation.error.password.weak':
    'このパスワードは {tenant} の条件に合っていません。別のパスワードを選んでください。',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    '現在のパスワードが正しくありません。',
};
