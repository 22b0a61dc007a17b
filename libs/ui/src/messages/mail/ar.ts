import type { MailCatalogue } from './en.ts';

export const ar: MailCatalogue = {
  'mail.hello-name': 'مرحبًا {name}،',
  'mail.hello': 'مرحبًا،',
  'mail.reset-subject': '{application}: إعادة تعيين كلمة المرور',
  'mail.reset-intro': 'طلب شخص ما إعادة تعيين كلمة مرور حسابك لدى {tenant}.',
  'mail.reset-open': 'هل كنت أنت؟ افتح إذن هذا الرابط:',
  'mail.reset-button': 'اختيار كلمة مرور جديدة',
  'mail.reset-copy': 'إذا لم يعمل الزر فانسخ هذا العنوان إلى متصفحك:',
  'mail.reset-link-expiry': 'الرابط صالح حتى {time}.',
  'mail.reset-code': 'أو اكتب هذا الرمز في الصفحة التي قدّمت فيها الطلب:',
  'mail.reset-code-only': 'هل كنت أنت؟ اكتب إذن هذا الرمز في الصفحة التي قدّمت فيها الطلب:',
  'mail.reset-code-expiry': 'الرمز صالح حتى {time}.',
  'mail.reset-not-you':
    'لم تكن أنت؟ لا تفعل شيئًا، فكلمة مرورك تبقى كما هي. لا تخبر أحدًا بالرمز، ولا حتى مكتب المساعدة.',
  'mail.staff-reset-intro': 'أرسلت إليك {tenant} رابطًا لاختيار كلمة مرور جديدة في {application}.',
  'mail.staff-reset-open': 'افتح هذا الرابط لاختيارها:',
  'mail.changed-subject': '{application}: تم تغيير كلمة المرور',
  'mail.changed-intro':
    'تم تغيير كلمة مرور حسابك لدى {tenant}. حفاظًا على أمانك تم تسجيل خروجك من جميع الأجهزة.',
  'mail.changed-not-you': 'لم تكن أنت؟ أعد تعيين كلمة المرور فورًا وأخبرنا.',
  'mail.new-password-subject': '{application}: كلمة مرورك الجديدة',
  'mail.new-password-intro': 'هذه كلمة المرور الجديدة لحسابك لدى {tenant}:',
  'mail.new-password-keep': 'احفظها في مكان آمن، ثم احذف هذه الرسالة.',
  'mail.methods-subject': '{application}: تغيرت طرق إثبات هويتك',
  'mail.method-added-intro':
    'أُضيفت إلى حسابك لدى {tenant} طريقة جديدة لإثبات هويتك. يمكن استخدامها للاسترداد بعد مدة.',
  'mail.method-removed-intro': 'أُزيلت من حسابك لدى {tenant} طريقة لإثبات هويتك.',
  'mail.enrol-subject': '{application}: جهّز طريقة للعودة إلى حسابك',
  'mail.enrol-intro':
    'تدعوك {tenant} إلى إعداد طريقة لإثبات هويتك. تعود بها إلى {application} إذا نسيت كلمة مرورك.',
  'mail.enrol-open': 'افتح هذا الرابط لإعدادها:',
  'mail.enrol-button': 'إعداد الآن',
  'mail.enrol-not-you': 'لم تكن تتوقع هذه الرسالة؟ لا تفتح الرابط ولا ترسله إلى أحد، وأخبرنا.',
  'mail.reminder-subject': '{application}: استعد لنسيان كلمة المرور',
  'mail.reminder-intro':
    'لو نسيت كلمة مرورك الآن لما استطعت العودة إلى {application}. تنقص حسابك لدى {tenant} طريقة لإثبات هويتك.',
  'mail.reminder-do': 'سجّل الدخول إلى {application} كالمعتاد وأعدّ طريقة.',
  'mail.reminder-button': 'تسجيل الدخول',
  'mail.unlocked-subject': '{application}: فُتح قفل حسابك',
  'mail.unlocked-intro': 'فُتح قفل حسابك لدى {tenant}. لم تتغير كلمة مروره.',
  'mail.failed-subject': '{application}: لم يُنفَّذ طلبك',
  'mail.failed-intro':
    'لقد طلبت العودة إلى حسابك لدى {tenant}. لم ينفّذ النظام الذي يحفظ كلمة مرورك هذا الطلب، فلم يتغير شيء. ابدأ من جديد أو اطلب المساعدة.',
  'mail.unanswered-subject': '{application}: لم يُجَب عن طلبك في الوقت المحدد',
  'mail.unanswered-intro':
    'لقد طلبت العودة إلى حسابك لدى {tenant}. لم يُجب النظام الذي يحفظ كلمة مرورك في الوقت المحدد. سجّل الدخول بكلمة المرور التي تعرفها، وإن لم تعمل فابدأ من جديد أو اطلب المساعدة.',
  'mail.help': 'المساعدة: {contact}',
  'mail.footer': 'أرسلت إليك {tenant} هذه الرسالة بسبب حسابك في {application}.',
};
