import type { Catalogue } from './en.ts';
import { ja as enrolment } from './enrolment/ja.ts';
import { ja as mail } from './mail/ja.ts';
import { ja as signIn } from './sign-in/ja.ts';
import { ja as staff } from './staff/ja.ts';

export const ja: Catalogue = {
  'common.step': 'ステップ {current} / {total}',
  'common.error-prefix': 'エラー：',
  'common.summary-title': '問題があります',
  'common.languages': '言語',
  'common.help-title': '別の方法を使う',
  'common.help-start-over': '別のユーザー名またはメールアドレスでやり直す',
  'common.help-forgot': 'パスワードを忘れた',
  'common.help-sign-in': 'パスワードが分かるのでログインする',
  'common.help-contact': '問い合わせ先：{contact}',
  'common.help-no-contact': '{tenant} のヘルプデスクにお問い合わせください',
  'common.try-again': 'もう一度試す',
  'common.start-over': '最初からやり直す',
  'common.send-new': '新しく送信する',
  'common.reference': '受付番号：{reference}',
  'common.show-password': 'パスワードを表示',
  'common.hide-password': 'パスワードを隠す',
  'common.password-shown': 'パスワードは表示されています',
  'common.password-hidden': 'パスワードは隠されています',
  'common.stale-form': 'ページを開いてから時間がたちすぎました。もう一度送信してください。',
  'common.not-reached':
    'システムの一部が応答していません。何も変更されていません。少し待ってからもう一度お試しください。',

  'identify.title': 'パスワードの再設定',
  'identify.intro':
    'アカウントに登録されたアドレスにメールをお送りします。そのメールから {application} に再びアクセスできます。',
  'identify.label': 'ユーザー名またはメールアドレス',
  'identify.label-user-name': 'ユーザー名',
  'identify.label-email': 'メールアドレス',
  'identify.label-attribute': '{name}',
  'identify.hint': 'ログインに使っているもの',
  'identify.submit': 'メールを送信',
  'identify.error-empty': 'この欄に入力してください。',
  'identify.error-wrong': '正しくないようです。確認して、もう一度送信してください。',
  'identify.error-required': 'ユーザー名またはメールアドレスを入力してください。',
  'identify.error-too-long': '長すぎます。ユーザー名またはメールアドレスだけを入力してください。',
  'identify.error-invalid':
    'ユーザー名またはメールアドレスとして使えない内容です。確認してもう一度送信してください。',

  'work.title': '少々お待ちください',
  'work.intro':
    '現在リクエストが非常に多いため、プログラムによるものでないことを確認しています。まだ何も送信されていません。',
  'work.solving': 'ブラウザーが小さな計算をしています。終わると自動で先に進みます。',
  'work.wait': '{time}お待ちになってから進んでください。スクリプトが許可されている場合は自動で先に進みます。',
  'work.submit': '次へ',
  'work.error-early': 'まだ少し早すぎます。{time}お待ちになってから進んでください。',

  'sent.title': 'メールを確認してください',
  'sent.body':
    '{identifier} に一致するアカウントがある場合、そのアカウントのアドレスにリンクとコードを記載したメールを送信しました。',
  'sent.body-code':
    '{identifier} に該当するアカウントがある場合、登録されたメールアドレスにコードをお送りしました。',
  'sent.choose': 'メールのリンクを開くか、ここにコードを入力してください。',
  'sent.choose-code': 'メールに記載されたコードをここに入力してください。',
  'sent.expiry': 'コードの有効期限は {codeTime}、リンクの有効期限は {linkTime} です。',
  'sent.expiry-code': 'コードの有効期限は {codeTime} です。',
  'sent.code-expired':
    '前回のメールのコードは {codeTime} に期限が切れました。リンクは {linkTime} まで使えます。新しいコードが必要な場合は、新しいメールを送信してください。',
  'sent.code-expired-code':
    '前回のメールのコードは {codeTime} に期限切れになりました。新しいコードが必要な場合は、新しいメールを請求してください。',
  'sent.code-label': 'メールに記載されたコード',
  'sent.code-hint': '{length, plural, other {# 桁の数字}}です。空白やハイフンがあってもかまいません。',
  'sent.submit': '次へ',
  'sent.error-code-required': 'メールに記載されたコードを入力してください。',
  'sent.error-code-format':
    'コードは{length, plural, other {# 桁の数字}}です。メールを確認してもう一度入力してください。',
  'sent.error-code-rejected':
    'このコードは使えませんでした。入力の間違い、使用済み、または期限切れの可能性があります。最新のメールを確認するか、新しいメールを送信してください。',
  'sent.resend-title': 'メールが届きませんか？',
  'sent.resend-hint':
    '届くまで数分かかることがあります。迷惑メールフォルダーも確認してください。新しいメールを送ると前のコードは使えなくなりますが、届いているリンクはそのまま使えます。',
  'sent.resend-wait': 'メールの送りすぎを防ぐため、次のメールは {time} から送信できます。',
  'sent.resend-submit': '新しいメールを送信',
  'sent.resent':
    'アカウントがある場合、{time} に新しいメールを送信しました。最新のメールのコードを使ってください。',
  'sent.error-resend-early': '新しいメールはまだ送信できません。{time} にもう一度お試しください。',

  'link.title': '再設定を続ける',
  'link.body': 'メールのリンクを開きました。次へ進んで {application} の新しいパスワードを設定してください。',
  'link.not-you': '心当たりがない場合は、このページを閉じてください。何も変更されていません。',
  'link.submit': '次へ',

  'more.title': 'もう一つの確認',
  'more.body': 'メールボックスが確認されました。続行するには、{application} がさらに確認を求めています。',
  'more.choose': '{count, plural, other {次の中から # つ選んでください。}}',
  'more.submit': '{name} を使う',
  'more.authenticator-label': '認証アプリのコード',
  'more.recovery-codes-label': '回復コードのいずれか',
  'more.questions-body': '質問に答えてください。大文字と小文字は区別されません。',
  'more.code-sent': '番号の末尾が {end} の電話にコードを送信しました。',
  'more.destination': 'どの電話にコードを送りますか？',
  'more.destination-end': '末尾が {end} の番号',
  'more.code-label': 'メッセージに記載のコード',
  'more.code-again': '新しいコードを送信',
  'more.ask-submit': '続ける',
  'more.passkey-body':
    '設定したパスキーを使ってください。端末またはセキュリティキーが顔、指、PIN のいずれかを求めます。',
  'more.passkey-submit': 'パスキーを使う',
  'more.passkey-unable': 'このブラウザーではパスキーを使えません。別の方法か別のブラウザーを使ってください。',
  'more.back': '求められている確認に戻る',
  'more.not-ready':
    '{name}：設定されていないか、設定から間もないため使用できません。別の方法を使うか、サポートにお問い合わせください。',
  'more.error-unable': 'この方法は現在使えません。別の方法を使うか、サポートにお問い合わせください。',
  'more.error-rejected':
    '確認できませんでした。何も変更されていません。もう一度試すか、別の方法を使ってください。',

  'password.title': '新しいパスワードの設定',
  'password.rules-title': '新しいパスワードの条件',
  'password.rule-min': '{min, plural, other {# 文字}}以上',
  'password.rule-max': '{max, plural, other {# 文字}}以下（空白やすべての記号を使えます）',
  'password.rule-common': '多くの人が使っているものではない',
  'password.rule-breached': '漏えいしたパスワードとして知られていない',
  'password.rule-context': 'あなたの名前や {tenant} の名前を含まない',
  'password.tip': '互いに関係のない単語を四つか五つ並べると、覚えやすく、推測されにくくなります。',
  'password.label': '新しいパスワード',
  'password.until': '{time} までに保存してください。',
  'password.submit': '新しいパスワードを保存',
  'password.error-required': '新しいパスワードを入力してください。',
  'password.error-too-short':
    'このパスワードは短すぎて安全ではありません。{min, plural, other {# 文字}}以上にしてください。単語を一つか二つ足すと簡単です。',
  'password.error-too-long': 'このパスワードは長すぎます。{max, plural, other {# 文字}}以下にしてください。',
  'password.error-common':
    'このパスワードは多くの人が使っているため、攻撃者が最初に試します。別のものを選んでください。',
  'password.error-breached':
    'このパスワードは漏えいしたものとして知られており、攻撃者が試します。ほかで使っていないものを選んでください。',
  'password.error-context':
    'このパスワードにはあなたの名前または {tenant} の名前が含まれ、推測されやすくなっています。別の言葉を選んでください。',
  'password.error-store':
    'パスワードを保管するシステムが、このパスワードを受け付けませんでした。別のパスワードを選んでください。',
  'password.error-store-down':
    'パスワードを保管するシステムが応答していません。何も変更されていません。少し待ってからもう一度入力してください。',
  'ending.until': '{time} までにお選びください。',
  'generate.title': '新しいパスワードを受け取る',
  'generate.body': '{application} の新しい安全なパスワードを作成します。',
  'generate.shown': '次のページに一度だけ表示されます。',
  'generate.mailed': 'メールでお送りします。',
  'generate.submit': '新しいパスワードを作成する',
  'generated.label': '新しいパスワード',
  'generated.once':
    '表示されるのは今回だけです。このページを閉じる前に、書き留めるかパスワードマネージャーに保存してください。',
  'generated.gone':
    '新しいパスワードはすでに表示されたため、再表示できません。保存していない場合は、最初からやり直してください。',
  'generated.mailed': '新しいパスワードをメールでお送りしています。',
  'request.title': '新しいパスワードを依頼する',
  'request.body':
    'パスワードを保管しているシステムが {application} の新しいパスワードを作成し、メールでお送りします。ここでパスワードを入力する必要はなく、当方がそれを見ることもありません。',
  'request.submit': '今すぐ依頼する',
  'request.arrives': '新しいパスワードは、保管しているシステムからメールで届きます。当方はそれを知りません。',
  'unlock.title': 'アカウントのロックを解除する',
  'unlock.body':
    'パスワードは変わりません。パスワードがわかっていて、アカウントがロックされている場合に選んでください。',
  'unlock.submit': 'ロックを解除する',
  'unlock.error-refused': 'このアカウントはここではロックを解除できません。サポートにお問い合わせください。',
  'unlock.error-store-down':
    'アカウントを管理するシステムが応答していません。何も変更されていません。しばらくしてからもう一度お試しください。',
  'generate.error-failed':
    '現在、新しいパスワードを作成できませんでした。何も変更されていません。しばらくしてからもう一度お試しください。',

  'done.title': 'パスワードを変更しました',
  'done.body': 'これからは {application} に新しいパスワードでログインしてください。',
  'done.devices': '安全のため、すべての端末からログアウトしました。変更をお知らせするメールもお送りします。',
  'done.sign-in': 'ログイン画面へ',
  'unlocked.title': 'アカウントのロックが解除されました',
  'unlocked.body':
    'これまでのパスワードで {application} にサインインしてください。確認のメールもお送りします。',
  'submitted.title': 'リクエストを受け付けました',
  'submitted.body':
    '別のシステムが処理します。しばらく時間がかかることがあります。まだ何も変更されていません。完了したらメールでお知らせします。',

  'status.waiting-title': '新しいパスワードを保存しています',
  'status.waiting-body':
    '通常より時間がかかっています。もう一度送信せずにお待ちください。このページは 15 秒ごとに自動で確認します。',
  'status.unknown-title': 'パスワードが変更されたかどうか、まだ分かりません',
  'status.unknown-body':
    'パスワードを保管するシステムから変更の確認がありません。まず新しいパスワードで、次に以前のパスワードでログインしてみてください。このページは 15 秒ごとに自動で確認します。',
  'status.check': '今すぐ確認する',

  'ended.title': 'この手続きは終了しました',
  'ended.body':
    '完了した、時間が切れた、または別のウィンドウや別の端末で続いています。別の場所でリンクを開いた場合は、そちらで続けてください。',
  'ended.unchanged': 'このページでは何も変更されていません。',
  'failed.title': 'パスワードは変更されませんでした',
  'failed.body':
    'パスワードを保管するシステムが変更を行わなかったため、パスワードは以前のままです。最初からやり直すか、お問い合わせください。',
  'link-rejected.title': 'このリンクはもう使えません',
  'link-rejected.body':
    '使用済み、期限切れ、または一部だけがコピーされています。開いたことで変更されたものはありません。',
  'unavailable.title': '現在ご利用いただけません',
  'not-found.title': 'このページは存在しません',
  'not-found.body': 'アドレスを確認するか、最初からやり直してください。何も変更されていません。',
  'unknown-host.title': 'このアドレスには何もありません',
  'unknown-host.body': 'ブラウザーのアドレスを確認してください。何も変更されていません。',
  'too-many.title': '試行回数が多すぎます',
  'too-many.body':
    'すべてのアカウントを守るため、しばらくお待ちください。{time} からもう一度お試しいただけます。何も変更されていません。',
  'too-large.title': '送信内容が長すぎます',
  'too-large.body': '内容は読み取られず、何も変更されていません。戻って短くしてから送信してください。',
  'broken.title': 'こちら側で問題が起きました',
  'broken.body':
    '問題は記録しました。新しいパスワードを保存していた場合は、まずそのパスワードでログインしてみてください。それ以外の場合は最初からやり直してください。',

  'sign-in.title': 'ログイン',
  'sign-in.intro': '{application} にログインします。',
  'sign-in.password': 'パスワード',
  'sign-in.submit': 'ログイン',
  'sign-in.signed-out': 'ログアウトしました。',
  'sign-in.error-password': 'パスワードを入力してください。',
  'sign-in.error-refused':
    'ユーザー名とパスワードの組み合わせが正しくありません。両方を確認してもう一度お試しください。',
  'account.title': 'ログインしています',
  'account.body': '{application} に {name} としてログインしています。',
  'account.until': '途中でログアウトしなければ、{time} までログインしたままになります。',
  'account.sign-out': 'ログアウト',

  'sms.recovery-code':
    '{code} は {application} のアカウントを回復するためのコードです。誰にも教えないでください。',
  'sms.telephone-code':
    '{code} はこの電話を {application} のアカウントに追加するためのコードです。誰にも教えないでください。',
  'sms.trial': '{tenant} が SMS の送信を試しています。返信は不要です。',

  ...enrolment,
  ...signIn,
  ...mail,
  ...staff,
};
