import type { StaffCatalogue } from './en.ts';

export const ja: StaffCatalogue = {
  'mail.deactivated-subject': '{tenant}：プロセス {process} は有効ではなくなりました',
  'mail.deactivated-intro':
    '{application} のプロセス {process} は、必要なものが取り除かれたため自動的に無効になりました。再び有効になるまで、このプロセスでパスワードを再設定することはできません。',
  'mail.deactivated-missing': '足りないもの：',
  'mail.deactivated-remedy':
    '対処方法：ここに示した点を修正し、管理画面でプロセスをもう一度有効にしてください。終了する予定だった場合は、何もする必要はありません。',
  'mail.deactivated-others':
    '同様の理由で無効になっている他のプロセス：{count}。管理画面のプロセス一覧で確認できます。',
  'mail.contradicted-subject': '{tenant}：ストア {store} についての矛盾した報告',
  'mail.contradicted-intro':
    'ストア {store}（{application}）の外部システムが、すでに別の結果で終わったか期限を過ぎたタスクについて報告しました。これによって変更されたものはありません。タスクの参照番号：{reference}',
  'mail.contradicted-done': 'タスクの結果：実行済み。',
  'mail.contradicted-failed': 'タスクの結果：実行されませんでした。',
  'mail.contradicted-expired': 'タスクの結果：期限内に回答がありませんでした。',
  'mail.contradicted-withdrawn': 'タスクの結果：取り消されました。',
  'mail.contradicted-remedy':
    '対処方法：外部システムを確認してください。この報告がそのシステムからのものでない場合、署名用のシークレットが他者に知られている可能性があります。その場合は、管理画面のストアの設定で新しい署名用シークレットを設定し、外部システムに渡してください。',
  'mail.contradicted-others': 'このストアで過去 24 時間以内に矛盾した報告のあった他のタスク：{count}。',
  'mail.staff-footer': 'このメールは、管理者であるあなたに {tenant} がお送りしました。',
};
