import type { MailCatalogue } from './en.ts';

export const ja: MailCatalogue = {
  'mail.hello-name': '{name} 様',
  'mail.hello': 'こんにちは。',
  'mail.reset-subject': '{application}：パスワードの再設定',
  'mail.reset-intro': '{tenant} のアカウントのパスワードを再設定する申し込みがありました。',
  'mail.reset-open': 'ご本人の場合は、このリンクを開いてください。',
  'mail.reset-button': '新しいパスワードを設定する',
  'mail.reset-copy': 'ボタンが使えない場合は、このアドレスをブラウザーに貼り付けてください。',
  'mail.reset-link-expiry': 'リンクの有効期限：{time}',
  'mail.reset-code': 'または、申し込みをしたページにこのコードを入力してください。',
  'mail.reset-code-only': 'ご本人の場合は、申し込みをしたページにこのコードを入力してください。',
  'mail.reset-code-expiry': 'コードの有効期限：{time}',
  'mail.reset-not-you':
    '心当たりがない場合は何もしないでください。パスワードはそのままです。コードは誰にも、ヘルプデスクにも教えないでください。',
  'mail.staff-reset-intro':
    '{tenant} から、{application} の新しいパスワードを設定するためのリンクをお送りします。',
  'mail.staff-reset-open': '設定するには、このリンクを開いてください。',
  'mail.changed-subject': '{application}：パスワードが変更されました',
  'mail.changed-intro':
    '{tenant} のアカウントのパスワードが変更されました。安全のため、すべての端末からログアウトしました。',
  'mail.changed-not-you': '心当たりがない場合は、すぐにパスワードを再設定し、ご連絡ください。',
  'mail.new-password-subject': '{application}：新しいパスワード',
  'mail.new-password-intro': '{tenant} のアカウントの新しいパスワードです：',
  'mail.new-password-keep': '安全な場所に保管し、その後このメールを削除してください。',
  'mail.methods-subject': '{application}：本人確認の方法が変更されました',
  'mail.method-added-intro':
    '{tenant} のアカウントに新しい本人確認の方法が追加されました。一定の時間が経過すると、回復に使用できます。',
  'mail.method-removed-intro': '{tenant} のアカウントから本人確認の方法が 1 つ削除されました。',
  'mail.enrol-subject': '{application}：アカウントに戻る方法の設定',
  'mail.enrol-intro':
    '{tenant} から、本人確認の方法を設定するお願いです。パスワードを忘れたときに、この方法で {application} に戻ることができます。',
  'mail.enrol-open': '設定するには、このリンクを開いてください。',
  'mail.enrol-button': '設定する',
  'mail.enrol-not-you': '心当たりがない場合は、リンクを開かず、誰にも転送せずに、ご連絡ください。',
  'mail.reminder-subject': '{application}：パスワードを忘れたときに備えて',
  'mail.reminder-intro':
    'いまパスワードを忘れると、{application} に戻ることができません。{tenant} のアカウントに本人確認の方法が足りません。',
  'mail.reminder-do': 'いつものように {application} にサインインして、設定してください。',
  'mail.reminder-button': 'サインイン',
  'mail.unlocked-subject': '{application}：アカウントのロックが解除されました',
  'mail.unlocked-intro': '{tenant} のアカウントのロックが解除されました。パスワードは変わっていません。',
  'mail.failed-subject': '{application}：ご依頼は実行されませんでした',
  'mail.failed-intro':
    '{tenant} のアカウントへのアクセス回復を依頼されました。パスワードを保管しているシステムが実行しなかったため、何も変更されていません。最初からやり直すか、サポートにお問い合わせください。',
  'mail.unanswered-subject': '{application}：ご依頼に期限内の回答がありませんでした',
  'mail.unanswered-intro':
    '{tenant} のアカウントへのアクセス回復を依頼されました。パスワードを保管しているシステムから期限内に回答がありませんでした。ご存じのパスワードでサインインしてみてください。使えない場合は、最初からやり直すか、サポートにお問い合わせください。',
  'mail.help': '問い合わせ先：{contact}',
  'mail.footer': 'このメールは {application} のアカウントについて {tenant} がお送りしました。',
};
