import type { en } from './en.ts';

export const ar: Readonly<Record<keyof typeof en, string>> = {
  'choose.intro': 'قبل تسجيل دخولك إلى {application}، اختر كلمة مرور جديدة.',
  'choose.current': 'كلمة المرور الحالية',
  'choose.skip': 'ليس الآن',
  'choose.later': 'لا نعرف بعد ما إذا كانت كلمة مرورك الجديدة قد حُفظت. انتظر بضع دقائق ثم سجّل الدخول بها.',
  'change.title': 'تغيير كلمة المرور',
  'change.intro': 'اكتب كلمة المرور التي لديك الآن، ثم التي تريد استخدامها من الآن فصاعدًا.',
  'change.done': 'تم تغيير كلمة مرورك. تبقى مسجّل الدخول هنا، وتم تسجيل خروجك من كل مكان آخر.',
  'change.not-offered': 'لا يمكن تغيير كلمة مرورك هنا. إن نسيتها فيمكنك استعادة حسابك، وإلا فاطلب المساعدة.',
  'change.unlock-unknown': 'لا نعرف بعد ما إذا كان حسابك قد فُتح قفله. انتظر بضع دقائق ثم انظر مرة أخرى.',
  'authentication-action.reset-password.validation.error.password.required': 'أدخل كلمة مرور جديدة.',
  'authentication-action.reset-password.validation.error.password.mismatch':
    'كلمتا المرور غير متطابقتين. أدخلهما مرة أخرى.',
  'authentication-action.reset-password.validation.error.password.weak':
    'كلمة المرور هذه لا تستوفي ما تطلبه {tenant}. اختر كلمة أخرى.',
  'authentication-action.reset-password.validation.error.incorrect.credentials':
    'كلمة المرور الحالية غير صحيحة.',
};
