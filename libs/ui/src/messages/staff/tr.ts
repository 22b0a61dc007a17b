import type { StaffCatalogue } from './en.ts';

export const tr: StaffCatalogue = {
  'mail.deactivated-subject': '{tenant}: {process} süreci artık etkin değil',
  'mail.deactivated-intro':
    '{application} için {process} süreci, gereksindiği bir şey kaldırıldığı için kendini devre dışı bıraktı. Yeniden etkin olana kadar hiç kimse onunla parola kurtaramaz.',
  'mail.deactivated-missing': 'Eksik olan:',
  'mail.deactivated-remedy':
    'Yapılması gereken: burada belirtileni düzeltin, sonra süreci yönetim bölümünde yeniden etkinleştirin. Sona ermesi isteniyorduysa bir şey yapmanız gerekmez.',
  'mail.deactivated-others':
    'Böyle bir nedenle etkin olmayan diğer süreçlerin sayısı: {count}. Yönetim bölümündeki süreç listesi onları gösterir.',
  'mail.contradicted-subject': '{tenant}: {store} deposu için çelişkili bir bildirim',
  'mail.contradicted-intro':
    '{store} deposunun ({application}) dış sistemi, daha önce başka biçimde sona ermiş ya da süresi dolmuş bir görev için bildirimde bulundu. Bununla hiçbir şey değişmedi. Görevin başvuru numarası: {reference}',
  'mail.contradicted-done': 'Görev nasıl sona ermişti: yerine getirildi.',
  'mail.contradicted-failed': 'Görev nasıl sona ermişti: yapılmadı.',
  'mail.contradicted-expired': 'Görev nasıl sona ermişti: zamanında yanıtlanmadı.',
  'mail.contradicted-withdrawn': 'Görev nasıl sona ermişti: geri alındı.',
  'mail.contradicted-remedy':
    'Yapılması gereken: dış sistemi denetleyin. Bu bildirim ondan gelmediyse imza anahtarını başkaları biliyor olabilir. Bu durumda yönetim bölümündeki depo ayarlarında yeni bir imza anahtarı belirleyin ve onu dış sisteme verin.',
  'mail.contradicted-others':
    'Bu depoda son 24 saat içinde çelişkiye düşülen diğer görevlerin sayısı: {count}.',
  'mail.staff-footer': '{tenant} bu e-postayı yönetici olduğunuz için gönderdi.',
};
