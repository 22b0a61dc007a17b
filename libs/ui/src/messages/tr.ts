import type { Catalogue } from './en.ts';
import { tr as enrolment } from './enrolment/tr.ts';
import { tr as mail } from './mail/tr.ts';
import { tr as signIn } from './sign-in/tr.ts';
import { tr as staff } from './staff/tr.ts';

export const tr: Catalogue = {
  'common.step': 'Adım {current} / {total}',
  'common.error-prefix': 'Hata:',
  'common.summary-title': 'Bir sorun var',
  'common.languages': 'Dil',
  'common.help-title': 'Başka bir yol kullanın',
  'common.help-start-over': 'Başka bir kullanıcı adı veya e-posta adresiyle yeniden başlayın',
  'common.help-forgot': 'Parolamı unuttum',
  'common.help-sign-in': 'Parolamı biliyorum: oturum aç',
  'common.help-contact': 'Yardım isteyin: {contact}',
  'common.help-no-contact': '{tenant} yardım masasına sorun',
  'common.try-again': 'Yeniden dene',
  'common.start-over': 'Yeniden başla',
  'common.send-new': 'Yenisini gönder',
  'common.reference': 'Başvuru numarası: {reference}',
  'common.show-password': 'Parolayı göster',
  'common.hide-password': 'Parolayı gizle',
  'common.password-shown': 'Parolanız görünüyor',
  'common.password-hidden': 'Parolanız gizli',
  'common.stale-form': 'Sayfanız çok uzun süre açık kaldı. Lütfen yeniden gönderin.',
  'common.not-reached':
    'Sistemimizin bir bölümü yanıt vermiyor. Hiçbir şey değişmedi. Lütfen biraz sonra yeniden deneyin.',

  'identify.title': 'Parolanızı sıfırlayın',
  'identify.intro':
    'Hesabınızın adresine bir e-posta gönderiyoruz. Onunla {application} uygulamasına yeniden girersiniz.',
  'identify.label': 'Kullanıcı adı veya e-posta adresi',
  'identify.label-user-name': 'Kullanıcı adı',
  'identify.label-email': 'E-posta adresi',
  'identify.label-attribute': '{name}',
  'identify.hint': 'Oturum açarken kullandığınız',
  'identify.submit': 'E-postayı gönder',
  'identify.error-empty': 'Bu alanı doldurun.',
  'identify.error-wrong': 'Bu doğru olamaz. Kontrol edip yeniden gönderin.',
  'identify.error-required': 'Kullanıcı adınızı veya e-posta adresinizi girin.',
  'identify.error-too-long': 'Bu çok uzun. Yalnızca kullanıcı adınızı veya e-posta adresinizi girin.',
  'identify.error-invalid': 'Bu bir kullanıcı adı veya e-posta adresi olamaz. Kontrol edip yeniden gönderin.',

  'work.title': 'Bir dakika lütfen',
  'work.intro':
    'Şu anda o kadar çok istek geliyor ki sizinkinin bir programdan gelmediğini denetliyoruz. Henüz hiçbir şey gönderilmedi.',
  'work.solving': 'Tarayıcınız küçük bir bulmaca çözüyor. Ardından bu sayfa kendiliğinden devam eder.',
  'work.wait':
    'Lütfen {time} bekleyin, sonra devam edin. Betiklere izin verilen yerlerde bu sayfa kendiliğinden devam eder.',
  'work.submit': 'Devam et',
  'work.error-early': 'Henüz biraz erken. {time} bekleyin, sonra devam edin.',

  'sent.title': 'E-postanıza bakın',
  'sent.body':
    '{identifier} bir hesapla eşleşiyorsa, o hesabın adresine bir bağlantı ve bir kod içeren bir e-posta gönderdik.',
  'sent.body-code':
    '{identifier} bir hesaba aitse, hesabın e-posta adresine kod içeren bir e-posta gönderdik.',
  'sent.choose': 'E-postadaki bağlantıyı açın veya kodu buraya yazın.',
  'sent.choose-code': 'E-postadaki kodu buraya yazın.',
  'sent.expiry': 'Kodun son geçerlilik saati: {codeTime}. Bağlantının: {linkTime}.',
  'sent.expiry-code': 'Kod {codeTime} saatine kadar geçerlidir.',
  'sent.code-expired':
    'Son e-postadaki kodun süresi doldu (saat {codeTime}). Bağlantısının son geçerlilik saati: {linkTime}. Yeni bir kod için yeni bir e-posta isteyin.',
  'sent.code-expired-code':
    'Son e-postadaki kodun süresi {codeTime} saatinde doldu. Yeni bir kod için yeni bir e-posta isteyin.',
  'sent.code-label': 'E-postadaki kod',
  'sent.code-hint': '{length, plural, other {# rakam}}. Boşluk ve tire sorun olmaz.',
  'sent.submit': 'Devam et',
  'sent.error-code-required': 'E-postadaki kodu girin.',
  'sent.error-code-format': 'Kod {length, plural, other {# rakamdan}} oluşur. E-postaya bakıp yeniden yazın.',
  'sent.error-code-rejected':
    'Bu kod işe yaramadı. Yanlış yazılmış, kullanılmış veya çok eski olabilir. En yeni e-postaya bakın veya yenisini isteyin.',
  'sent.resend-title': 'E-posta gelmedi mi?',
  'sent.resend-hint':
    'Birkaç dakika sürebilir. İstenmeyen posta klasörüne de bakın. Yeni e-posta eski kodun yerine geçer; elinizdeki bağlantı geçerli kalır.',
  'sent.resend-wait': 'Kimsenin posta kutusu dolmasın diye sonraki e-posta şu saatte gönderilebilir: {time}.',
  'sent.resend-submit': 'Yeni e-posta gönder',
  'sent.resent': 'Hesap varsa yeni bir e-posta gönderdik (saat {time}). En yeni e-postadaki kodu kullanın.',
  'sent.error-resend-early': 'Yeni bir e-posta için henüz erken. Şu saatte yeniden isteyin: {time}.',

  'link.title': 'Sıfırlamaya devam edin',
  'link.body':
    'E-postamızdaki bağlantıyı açtınız. {application} için yeni bir parola seçmek üzere devam edin.',
  'link.not-you': 'Bunu siz istemediniz mi? Bu sayfayı kapatın. Hiçbir şey değişmedi.',
  'link.submit': 'Devam et',

  'more.title': 'Bir kanıt daha',
  'more.body': 'Posta kutunuz doğrulandı. {application}, devam etmeden önce bir kanıt daha istiyor.',
  'more.choose': '{count, plural, one {Bunlardan birini seçin.} other {Bunlardan # tanesini seçin.}}',
  'more.submit': '{name} kullan',
  'more.authenticator-label': 'Kimlik doğrulama uygulamanızdaki kod',
  'more.recovery-codes-label': 'Kurtarma kodlarınızdan biri',
  'more.questions-body': 'Sorulanı yanıtlayın. Büyük veya küçük harf fark etmez.',
  'more.code-sent': 'Numarası {end} ile biten telefona bir kod gönderdik.',
  'more.destination': 'Kod hangi telefona gönderilsin?',
  'more.destination-end': '{end} ile biten numara',
  'more.code-label': 'Mesajdaki kod',
  'more.code-again': 'Yeni kod gönder',
  'more.ask-submit': 'Devam et',
  'more.passkey-body':
    'Ayarladığınız geçiş anahtarını kullanın: cihaz veya güvenlik anahtarı yüzünüzü, parmağınızı veya PIN’inizi ister.',
  'more.passkey-submit': 'Geçiş anahtarımı kullan',
  'more.passkey-unable':
    'Tarayıcınız burada geçiş anahtarı kullanamıyor. Başka bir yol veya başka bir tarayıcı kullanın.',
  'more.back': 'İstenen kanıtlara dön',
  'more.not-ready':
    '{name}: bunu ayarlamadınız veya henüz çok yeni. Başka bir yol kullanın ya da yardım isteyin.',
  'more.error-unable': 'Bu yol şu anda kullanılamıyor. Başka bir yol kullanın veya yardım isteyin.',
  'more.error-rejected':
    'Bu işe yaramadı. Hiçbir şey değişmedi. Yeniden deneyin ya da başka bir yol kullanın.',

  'password.title': 'Yeni bir parola seçin',
  'password.rules-title': 'Yeni parolanız',
  'password.rule-min': 'en az {min, plural, one {# karakter} other {# karakter}} içerir',
  'password.rule-max':
    'en fazla {max, plural, one {# karakter} other {# karakter}} içerir; boşluklar ve tüm işaretler kabul edilir',
  'password.rule-common': 'birçok kişinin kullandığı bir parola değildir',
  'password.rule-breached': 'bir veri sızıntısından bilinmez',
  'password.rule-context': 'adınızı veya {tenant} adını içermez',
  'password.tip': 'Birbiriyle ilgisiz dört beş sözcüğü hatırlamak kolay, tahmin etmek zordur.',
  'password.label': 'Yeni parola',
  'password.until': 'Kaydetmek için son saat: {time}.',
  'password.submit': 'Yeni parolayı kaydet',
  'password.error-required': 'Yeni bir parola girin.',
  'password.error-too-short':
    'Bu parola güvenli olmak için çok kısa. En az {min, plural, one {# karakter} other {# karakter}} kullanın: bir iki sözcük ekleyin.',
  'password.error-too-long':
    'Bu parola çok uzun. En fazla {max, plural, one {# karakter} other {# karakter}} kullanın.',
  'password.error-common':
    'Bu parolayı birçok kişi kullanıyor, bu yüzden saldırganlar önce bunu dener. Başka bir parola seçin.',
  'password.error-breached':
    'Bu parola bir veri sızıntısından biliniyor ve saldırganlar bunu dener. Başka hiçbir yerde kullanmadığınız bir parola seçin.',
  'password.error-context':
    'Bu parola adınızı veya {tenant} adını içeriyor ve kolay tahmin edilir. Başka sözcükler seçin.',
  'password.error-store': 'Parolanızı saklayan sistem bu parolayı kabul etmedi. Farklı bir parola seçin.',
  'password.error-store-down':
    'Parolanızı saklayan sistem yanıt vermiyor. Hiçbir şey değişmedi. Parolayı biraz sonra yeniden girin.',
  'ending.until': 'Karar vermek için {time} saatine kadar süreniz var.',
  'generate.title': 'Yeni bir parola alın',
  'generate.body': '{application} için yeni ve güvenli bir parola oluşturuyoruz.',
  'generate.shown': 'Size yalnızca bir kez, sonraki sayfada gösterilir.',
  'generate.mailed': 'Size e-posta ile gönderiyoruz.',
  'generate.submit': 'Yeni parola oluştur',
  'generated.label': 'Yeni parolanız',
  'generated.once':
    'Yalnızca bu kez gösterilir. Bu sayfayı kapatmadan önce bir yere yazın veya parola yöneticinize kaydedin.',
  'generated.gone':
    'Yeni parola daha önce gösterildi ve yeniden gösterilemez. Saklamadıysanız baştan başlayın.',
  'generated.mailed': 'Yeni parola e-posta ile size geliyor.',
  'request.title': 'Yeni bir parola isteyin',
  'request.body':
    'Parolanızı saklayan sistem {application} için yeni bir parola oluşturur ve size e-posta ile gönderir. Buraya parola yazmazsınız ve biz onu hiçbir zaman görmeyiz.',
  'request.submit': 'Şimdi iste',
  'request.arrives': 'Yeni parolanız, onu saklayan sistemden size e-posta ile gelir. Biz onu bilmiyoruz.',
  'unlock.title': 'Hesabınızın kilidini açın',
  'unlock.body': 'Parolanız aynı kalır. Parolanızı biliyorsanız ve hesabınız kilitliyse bunu seçin.',
  'unlock.submit': 'Hesabın kilidini aç',
  'unlock.error-refused': 'Bu hesabın kilidi buradan açılamaz. Yardım isteyin.',
  'unlock.error-store-down':
    'Hesabınızı tutan sistem yanıt vermiyor. Hiçbir şey değiştirilmedi. Biraz sonra yeniden deneyin.',
  'generate.error-failed':
    'Şu anda yeni bir parola oluşturulamadı. Hiçbir şey değiştirilmedi. Biraz sonra yeniden deneyin.',

  'done.title': 'Parolanız değiştirildi',
  'done.body': 'Artık {application} için yeni parolayla oturum açın.',
  'done.devices':
    'Güvenliğiniz için tüm cihazlarda oturumunuz kapatıldı. Değişiklikle ilgili bir e-posta da gönderiyoruz.',
  'done.sign-in': 'Oturum açmaya git',
  'unlocked.title': 'Hesabınızın kilidi açıldı',
  'unlocked.body':
    '{application} uygulamasına eski parolanızla oturum açın. Bununla ilgili size bir e-posta da gönderiyoruz.',
  'submitted.title': 'İsteğiniz iletildi',
  'submitted.body':
    'Başka bir sistem bunu yerine getiriyor, biraz sürebilir. Henüz hiçbir şey değişmedi. Tamamlandığında bir e-posta alırsınız.',

  'status.waiting-title': 'Yeni parolanız kaydediliyor',
  'status.waiting-body':
    'Her zamankinden uzun sürüyor. Lütfen bekleyin ve yeniden göndermeyin. Bu sayfa 15 saniyede bir yeniden bakar.',
  'status.unknown-title': 'Parolanızın değişip değişmediğini henüz bilmiyoruz',
  'status.unknown-body':
    'Parolanızı saklayan sistem değişikliği doğrulamadı. Önce yeni parolayla, sonra eskisiyle oturum açmayı deneyin. Bu sayfa 15 saniyede bir yeniden bakar.',
  'status.check': 'Şimdi yeniden bak',

  'ended.title': 'Bu istek sona erdi',
  'ended.body':
    'Tamamlandı, süresi doldu ya da başka bir pencerede veya başka bir cihazda sürüyor. Bağlantıyı başka yerde açtıysanız orada devam edin.',
  'ended.unchanged': 'Bu sayfa hiçbir şeyi değiştirmedi.',
  'failed.title': 'Parolanız değiştirilmedi',
  'failed.body':
    'Parolanızı saklayan sistem değişikliği yapmadı; parolanız eskisi gibi. Yeniden başlayın veya yardım isteyin.',
  'link-rejected.title': 'Bu bağlantı artık çalışmıyor',
  'link-rejected.body': 'Kullanılmış, çok eski veya eksik kopyalanmış. Açılması hiçbir şeyi değiştirmedi.',
  'unavailable.title': 'Bu şu anda yapılamıyor',
  'not-found.title': 'Böyle bir sayfa yok',
  'not-found.body': 'Adresi kontrol edin veya yeniden başlayın. Hiçbir şey değişmedi.',
  'unknown-host.title': 'Bu adreste bir şey yok',
  'unknown-host.body': 'Tarayıcınızdaki adresi kontrol edin. Hiçbir şey değişmedi.',
  'too-many.title': 'Çok fazla deneme',
  'too-many.body':
    'Tüm hesapları korumak için beklemenizi rica ederiz. Yeniden deneyebileceğiniz saat: {time}. Hiçbir şey değişmedi.',
  'too-large.title': 'Gönderdiğiniz çok uzun',
  'too-large.body': 'Okunmadı ve hiçbir şey değişmedi. Geri dönüp daha az gönderin.',
  'broken.title': 'Bizim tarafımızda bir şey ters gitti',
  'broken.body':
    'Bunu kaydettik. Yeni bir parola kaydediyorsanız önce onunla oturum açmayı deneyin. Değilse yeniden başlayın.',

  'sign-in.title': 'Oturum açın',
  'sign-in.intro': '{application} için oturum açın.',
  'sign-in.password': 'Parola',
  'sign-in.submit': 'Oturum aç',
  'sign-in.signed-out': 'Oturumunuz kapatıldı.',
  'sign-in.error-password': 'Parolanızı girin.',
  'sign-in.error-refused':
    'Kullanıcı adı ile parola birbirine uymuyor. İkisini de kontrol edip yeniden deneyin.',
  'account.title': 'Oturumunuz açık',
  'account.body': '{application} uygulamasında {name} olarak oturum açtınız.',
  'account.until': 'Daha önce kapatmazsanız oturumunuzun biteceği saat: {time}.',
  'account.sign-out': 'Oturumu kapat',

  'sms.recovery-code':
    '{application}: {code} koduyla hesaba yeniden girebilirsiniz. Bu kodu kimseye vermeyin.',
  'sms.telephone-code': '{application}: {code} koduyla bu telefon hesaba eklenir. Bu kodu kimseye vermeyin.',
  'sms.trial': '{tenant} bu mesajla SMS hizmetini deniyor. Cevap gerekmez.',

  ...enrolment,
  ...signIn,
  ...mail,
  ...staff,
};
