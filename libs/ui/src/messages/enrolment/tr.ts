import type { EnrolmentCatalogue } from './en.ts';

export const tr: EnrolmentCatalogue = {
  'sign-in.ended': 'Buradaki süreniz doldu. Yeniden oturum açın veya yeni bir bağlantı isteyin.',

  'methods.title': 'Kimliğinizi kanıtlama yollarınız',
  'methods.body':
    'Parolanızı unutursanız {application} hesabınıza bunlarla dönersiniz. Biri kaybolursa öbürü kalsın diye iki veya daha fazlasını ayarlayın.',
  'methods.none': 'Burada ayarlanacak bir şey yok. Bir gün giremezseniz yardım isteyin.',
  'methods.by-link':
    'Buraya e-postadaki bağlantıyla geldiniz. Burada yaptıklarınız {name} hesabı içindir; son saat: {time}.',
  'methods.not-started': 'Henüz ayarlanmadı.',
  'methods.begun': 'Başlandı ama bitmedi. Baştan ayarlayın.',
  'methods.usable': 'Kullanıma hazır.',
  'methods.quarantined': 'Şu andan itibaren kullanılabilir: {time}. O zamana kadar hiçbir şey kanıtlamaz.',
  'methods.phone': '{name}: {end} ile biten numara',
  'methods.last-used': 'Son kullanım: {time}.',
  'methods.never-used': 'Şimdiye kadar hiç kullanılmadı.',
  'methods.set-up': 'Ayarla: {name}',
  'methods.add': 'Bir tane daha ekle: {name}',
  'methods.remove': 'Kaldır',
  'methods.back': 'Kimliğinizi kanıtlama yollarınıza dönün',
  'methods.account': 'Hesabınıza dönün',
  'methods.added':
    '{name} ayarlandı. Şu andan itibaren kullanılabilir: {time}; o zamana kadar hiçbir şey kanıtlamaz.',
  'methods.removed':
    'Kaldırıldı ve artık hiçbir şey kanıtlamaz. Bununla ilgili size bir e-posta da gönderiyoruz.',
  'methods.error-not-offered': 'Bu burada sunulmuyor veya artık sizde yok. Listeden seçin.',

  'enrol.about-authenticator':
    'Telefonunuzdaki bir uygulama sürekli yeni bir kod gösterir. Böyle bir kodla kim olduğunuzu kanıtlarsınız. Telefonu kaybederseniz kodlar da kaybolur.',
  'enrol.about-recovery-codes':
    'Güvenli bir yerde saklamanız için bir kod listesi alırsınız. Her biri bir kez çalışır. Liste kimdeyse sizin yerinize kullanabilir.',
  'enrol.about-passkey':
    'Cihazınız veya güvenlik anahtarınız, yüzünüz, parmağınız veya PIN’inizle kullandığınız bir anahtar saklar. Tahmin edilemez ve hiçbir sahte sayfa onu sizden alamaz.',
  'enrol.about-sms':
    'Gerektiğinde telefonunuza bir kod göndeririz. Numaranız değişirse eskisini bırakmadan önce yenisini buraya ekleyin.',
  'enrol.about-questions':
    'Sorular seçer ve yanıtlarsınız. Yanıtlar yalnızca başka bir kanıtı tamamlar: başkaları onları öğrenebilir.',
  'enrol.quarantine':
    'Güvenliğiniz için ancak ayarlandıktan bir süre sonra kullanılabilir. Bununla ilgili size bir e-posta da gönderiyoruz.',
  'enrol.password-hint':
    'Oturum açarken kullandığınız parola. Açık kalmış bir oturum bunu değiştirmeye yetmemelidir.',
  'enrol.submit': 'Ayarla',
  'enrol.send-code': 'Kod gönder',
  'enrol.phone-label': 'Telefon numarası',
  'enrol.phone-hint':
    'Artı işareti ve ülke koduyla, örneğin {example}. Bu numaraya hemen bir kod göndeririz.',
  'enrol.questions-body':
    '{count} farklı soru seçin ve her birini yanıtlayın. Bir yanıt en az {min} karakterdir; büyük veya küçük harf fark etmez.',
  'enrol.question-label': 'Soru {number}',
  'enrol.question-none': 'Bir soru seçin',
  'enrol.answer-label': '{number}. sorunun yanıtı',
  'enrol.app-scan': 'Kimlik doğrulama uygulamanızı açın ve bu resmi tarayın.',
  'enrol.app-picture': 'Kimlik doğrulama uygulaması için resim: aşağıdaki anahtarı içerir',
  'enrol.app-open': 'Uygulamayı bu cihazda aç',
  'enrol.app-key': 'Veya bu anahtarı uygulamaya yazın:',
  'enrol.codes-body':
    'Bu kodlar yalnızca bu kez gösterilir. Yazdırın, not edin veya parola yöneticinize kaydedin. Her biri bir kez çalışır.',
  'enrol.codes-kept': 'Kodları sakladım',
  'enrol.another-number': 'Mesaj gelmedi mi? Numarayı denetleyin veya yeni kod isteyin',
  'enrol.begin-again': 'Baştan başla',
  'enrol.passkey-body':
    'Cihazınız veya güvenlik anahtarınız yüzünüzü, parmağınızı veya PIN’inizi ister, sonra yalnızca size ait bir anahtar oluşturur.',
  'enrol.passkey-submit': 'Geçiş anahtarımı oluştur',
  'enrol.passkey-script':
    'Geçiş anahtarı JavaScript gerektirir ve bu tarayıcıda kapalıdır. Geri dönün ve başka bir yol kullanın.',
  'enrol.error-password': 'Bu parola doğru değil. Oturum açarken kullandığınızı girin.',
  'enrol.error-phone-country': 'Artı işareti ve telefon numaranızın ülke koduyla başlayın.',
  'enrol.error-phone-format': 'Bu bir telefon numarası değil. Rakamları denetleyin.',
  'enrol.error-phone-closed':
    'Bu ülkedeki veya bu türdeki numaralara mesaj gönderilemiyor. Size ait bir cep telefonu numarası kullanın.',
  'enrol.error-held-back':
    'Bu numaraya şimdilik başka mesaj gitmiyor. Yeniden isteyebileceğiniz saat: {time}.',
  'enrol.error-had-already': 'Bu sizde zaten var. Yeniden ayarlamak istiyorsanız önce kaldırın.',
  'enrol.error-too-many':
    'Bir kişinin sahip olabileceği kadarına sahipsiniz. Artık kullanmadığınız birini kaldırın.',
  'enrol.error-code-required': 'Kodu girin.',
  'enrol.error-code':
    'Bu kod işe yaramadı. Şu anda gösterilen veya gönderilen kodu yazın. Beş yanlış koddan sonra baştan başlamanız gerekir.',
  'enrol.error-questions-changed': 'Sorulardan biri artık seçilemiyor. Yeniden seçin.',
  'enrol.error-question-missing': 'Bu satır için bir soru seçin.',
  'enrol.error-question-twice': 'Bu soruyu zaten seçtiniz. Başka birini seçin.',
  'enrol.error-answer-short': 'Bu yanıt çok kısa. En az {min} karakter gerekir.',
  'enrol.error-answer-long': 'Bu yanıt çok uzun.',
  'enrol.error-answer-repeated': 'Bu yanıtı zaten verdiniz. Her soruyu farklı yanıtlayın.',
  'enrol.error-answer-own-name': 'Adınızı ve adresinizi başkaları bilir. Başka bir yanıt verin.',
  'enrol.error-answer-in-question': 'Sorunun kendisi bunu söylüyor. Başka bir yanıt verin.',
  'enrol.error-answer-common': 'Birçok kişi bu yanıtı verir. Daha az yaygın bir yanıt verin.',

  'removal.title': 'Bu kaldırılsın mı?',
  'removal.body': '{name} artık hiçbir şey kanıtlamayacak ve sakladıklarımız yok edilecek.',
  'removal.last':
    'Bu son yolunuz. O olmadan, parolanızı unutursanız {application} hesabınıza dönemeyebilirsiniz. Önce başka bir yol ayarlamak daha iyidir.',

  'enrol-link.title': 'Geri dönüş yolunu ayarlayın',
  'enrol-link.body':
    'E-postamızdaki bağlantıyı açtınız. {application} için kimliğinizi kanıtlamanın bir yolunu ayarlamak üzere devam edin.',
  'enrol-link.once': 'Bağlantı bir kez çalışır. Sonra yarım saatiniz olur.',

  'enrol-link-rejected.title': 'Bu bağlantı artık çalışmıyor',
  'enrol-link-rejected.body':
    'Daha önce kullanıldı, çok eski, daha yenisi gönderildi veya tam kopyalanmadı. Hiçbir şey değişmedi. Gönderenden yenisini isteyin.',
  'enrol-link-rejected.sign-in':
    'Parolanızı biliyorsanız bağlantıya gerek yok: oturum açın ve hesabınızdan ayarlayın.',
};
