import type { en } from './en.ts';

export const zhHans: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': '登录 {application} 之前，请先设置新密码。',
  'choose.current': '当前密码',
  'choose.skip': '暂不',
  'choose.later': '我们还不知道您的新密码是否已保存。请等待几分钟，然后用它登录。',
  'authentication-action.reset-password.validation.error.password.required': '请输入新密码。',
  'authentication-action.reset-password.validation.error.password.mismatch':
    '两次输入的密码不一致。请重新输入。',
  'authentication-action.reset-password.validation.error.password.weak':
    '此密码不符合 {tenant} 的要求。请换一个。',
  'authentication-action.reset-password.validation.error.incorrect.credentials': '当前密码不正确。',
};
