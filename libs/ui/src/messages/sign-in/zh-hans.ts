import type { en } from './en.ts';

export const zhHans: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': '登录 {application} 之前，请先设置新密码。',
  'choose.current': '当前密码',
  'choose.skip': '暂不',
  'choose.later': '我们还不知道您的新密码是否已保存。请等待几分钟，然后用它登录。',
  'change.title': '更改密码',
  'change.intro': '请输入现在的密码和今后要使用的密码。',
  'change.done': '密码已更改。您在此处保持登录，在其他所有地方已退出登录。',
  'change.not-offered': '无法在此处更改您的密码。如果忘记了密码，可以恢复账户；否则请寻求帮助。',
  'change.unlock-unknown': '我们还不知道您的账户是否已解锁。请等几分钟后再查看。',
  'authentication-action.reset-password.validation.error.password.required': '请输入新密码。',
  'authentication-action.reset-password.validation.error.password.mismatch':
    '两次输入的密码不一致。请重新输入。',
  'authentication-action.reset-password.validation.error.password.weak':
    '此密码不符合 {tenant} 的要求。请换一个。',
  'authentication-action.reset-password.validation.error.incorrect.credentials': '当前密码不正确。',
};
