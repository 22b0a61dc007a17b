import type { en } from './en.ts';

export const tr: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': '{application} için oturumunuz açılmadan önce yeni bir parola seçin.',
  'choose.current': 'Şimdiki parola',
  'choose.skip': 'Şimdi değil',
  'choose.later':
    'Yeni parolanızın kaydedilip kaydedilmediğini henüz bilmiyoruz. Birkaç dakika bekleyin, sonra onunla oturum açın.',
  'change.title': 'Parolanızı değiştirin',
  'change.intro': 'Şimdiki parolanızı ve bundan sonra kullanmak istediğiniz parolayı yazın.',
  'change.done': 'Parolanız değişti. Burada oturumunuz açık kalır; diğer her yerde kapatıldı.',
  'change.not-offered':
    'Parolanız burada değiştirilemez. Unuttuysanız hesabınızı kurtarabilirsiniz; aksi halde yardım isteyin.',
  'change.unlock-unknown':
    'Hesabınızın kilidinin açılıp açılmadığını henüz bilmiyoruz. Birkaç dakika bekleyin, sonra yeniden bakın.',
  'authentication-action.reset-password.validation.error.password.required': 'Yeni bir parola girin.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'İki parola aynı değil. Yeniden girin.',
  'authentication-action.reset-password.validation.error.password.weak':
    'Bu parola {tenant} tarafından istenene uymuyor. Başka bir parola seçin.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'Şimdiki parola doğru değil.',
};
