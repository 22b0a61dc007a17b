import type { MailCatalogue } from './en.ts';

export const tr: MailCatalogue = {
  'mail.hello-name': 'Merhaba {name},',
  'mail.hello': 'Merhaba,',
  'mail.reset-subject': '{application}: parolanızı sıfırlayın',
  'mail.reset-intro': 'Biri {tenant} hesabınızın parolasını sıfırlamak istedi.',
  'mail.reset-open': 'Siz miydiniz? Öyleyse bu bağlantıyı açın:',
  'mail.reset-button': 'Yeni parola seç',
  'mail.reset-copy': 'Düğme çalışmazsa bu adresi tarayıcınıza kopyalayın:',
  'mail.reset-link-expiry': 'Bağlantının son geçerlilik zamanı: {time}.',
  'mail.reset-code': 'Ya da bu kodu, isteği yaptığınız sayfaya yazın:',
  'mail.reset-code-only': 'Siz miydiniz? Öyleyse bu kodu, isteği yaptığınız sayfaya yazın:',
  'mail.reset-code-expiry': 'Kodun son geçerlilik zamanı: {time}.',
  'mail.reset-not-you':
    'Siz değil miydiniz? Bir şey yapmayın: parolanız olduğu gibi kalır. Kodu hiç kimseye, yardım masasına bile söylemeyin.',
  'mail.staff-reset-intro':
    '{tenant}, {application} için yeni bir parola seçebileceğiniz bir bağlantı gönderdi.',
  'mail.staff-reset-open': 'Seçmek için bu bağlantıyı açın:',
  'mail.changed-subject': '{application}: parolanız değiştirildi',
  'mail.changed-intro':
    '{tenant} hesabınızın parolası değiştirildi. Güvenliğiniz için tüm cihazlarda oturumunuz kapatıldı.',
  'mail.changed-not-you': 'Siz değil miydiniz? Parolanızı hemen sıfırlayın ve bize haber verin.',
  'mail.new-password-subject': '{application}: yeni parolanız',
  'mail.new-password-intro': '{tenant} hesabınızın yeni parolası:',
  'mail.new-password-keep': 'Güvenli bir yerde saklayın, sonra bu e-postayı silin.',
  'mail.methods-subject': '{application}: kimliğinizi kanıtlama yollarınız değişti',
  'mail.method-added-intro':
    '{tenant} hesabınıza kimliğinizi kanıtlamanın yeni bir yolu eklendi. Bir süre sonra kurtarma için kullanılabilir.',
  'mail.method-removed-intro': '{tenant} hesabınızdan kimliğinizi kanıtlamanın bir yolu kaldırıldı.',
  'mail.enrol-subject': '{application}: geri dönüş yolunuzu hazırlayın',
  'mail.enrol-intro':
    '{tenant}, kimliğinizi kanıtlamanın bir yolunu ayarlamanızı istiyor. Parolanızı unutursanız {application} hesabınıza bununla dönersiniz.',
  'mail.enrol-open': 'Ayarlamak için bu bağlantıyı açın:',
  'mail.enrol-button': 'Şimdi ayarla',
  'mail.enrol-not-you':
    'Bunu beklemiyor muydunuz? Bağlantıyı açmayın, kimseye iletmeyin ve bize haber verin.',
  'mail.reminder-subject': '{application}: unutulan parolaya hazırlıklı olun',
  'mail.reminder-intro':
    'Parolanızı şimdi unutsaydınız {application} hesabınıza dönemezdiniz. {tenant} hesabınızda kimliğinizi kanıtlamanın bir yolu eksik.',
  'mail.reminder-do': 'Her zamanki gibi {application} oturumunuzu açın ve bir yol ayarlayın.',
  'mail.reminder-button': 'Oturum aç',
  'mail.unlocked-subject': '{application}: hesabınızın kilidi açıldı',
  'mail.unlocked-intro': '{tenant} hesabınızın kilidi açıldı. Parolası aynı kaldı.',
  'mail.failed-subject': '{application}: isteğiniz yerine getirilmedi',
  'mail.failed-intro':
    '{tenant} hesabınıza yeniden girmek istediniz. Parolanızı saklayan sistem isteği yerine getirmedi, bu yüzden hiçbir şey değişmedi. Yeniden başlayın ya da yardım isteyin.',
  'mail.unanswered-subject': '{application}: isteğiniz zamanında yanıtlanmadı',
  'mail.unanswered-intro':
    '{tenant} hesabınıza yeniden girmek istediniz. Parolanızı saklayan sistem zamanında yanıt vermedi. Bildiğiniz parolayla oturum açın; işe yaramazsa yeniden başlayın ya da yardım isteyin.',
  'mail.help': 'Yardım: {contact}',
  'mail.footer': '{tenant} bu e-postayı {application} hesabınız nedeniyle gönderdi.',
};
