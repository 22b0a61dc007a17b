import type { StaffCatalogue } from './en.ts';

export const ar: StaffCatalogue = {
  'mail.deactivated-subject': '{tenant}: لم تعد العملية {process} نشطة',
  'mail.deactivated-intro':
    'أوقفت العملية {process} الخاصة بـ {application} نفسها لأن شيئًا تحتاج إليه قد أُزيل. لا يستطيع أحد استعادة كلمة مرور بواسطتها إلى أن تصبح نشطة من جديد.',
  'mail.deactivated-missing': 'ما ينقص:',
  'mail.deactivated-remedy':
    'ما يجب فعله: صحّح ما هو مذكور هنا، ثم فعّل العملية من جديد في لوحة الإدارة. إذا كان المقصود أن تنتهي فلا حاجة إلى فعل أي شيء.',
  'mail.deactivated-others':
    'عمليات أخرى غير نشطة لسبب مشابه: {count}. تعرضها قائمة العمليات في لوحة الإدارة.',
  'mail.contradicted-subject': '{tenant}: بلاغ متعارض بشأن المخزن {store}',
  'mail.contradicted-intro':
    'أبلغ النظام الخارجي للمخزن {store} ({application}) عن مهمة كانت قد انتهت بنتيجة أخرى أو انقضى وقتها. لم يتغير شيء بسبب ذلك. مرجع المهمة: {reference}',
  'mail.contradicted-done': 'كيف انتهت المهمة: نُفّذت.',
  'mail.contradicted-failed': 'كيف انتهت المهمة: لم تُنفّذ.',
  'mail.contradicted-expired': 'كيف انتهت المهمة: لم يُجب عنها في الوقت المحدد.',
  'mail.contradicted-withdrawn': 'كيف انتهت المهمة: سُحبت.',
  'mail.contradicted-remedy':
    'ما يجب فعله: افحص النظام الخارجي. إذا لم يصدر هذا البلاغ عنه فقد يكون سر التوقيع معروفًا لآخرين. عندئذ عيّن سر توقيع جديدًا في إعدادات المخزن في لوحة الإدارة، وسلّمه إلى النظام الخارجي.',
  'mail.contradicted-others': 'مهام أخرى في هذا المخزن ورد بشأنها بلاغ متعارض خلال آخر 24 ساعة: {count}.',
  'mail.staff-footer': 'أرسلت إليك {tenant} هذه الرسالة لأنك مسؤول النظام.',
};
