import type { EnrolmentCatalogue } from './en.ts';

export const ja: EnrolmentCatalogue = {
  'sign-in.ended': 'ここでの時間は終了しました。もう一度ログインするか、新しいリンクを依頼してください。',

  'methods.title': '本人確認の方法',
  'methods.body':
    'パスワードを忘れたときに、これらの方法で {application} に戻れます。一つを失っても残るように、二つ以上設定してください。',
  'methods.none': 'ここで設定できるものはありません。入れなくなったときは、サポートにお問い合わせください。',
  'methods.by-link':
    'メールのリンクから開いています。ここでの操作は {name} のアカウントに対するもので、{time} まで行えます。',
  'methods.not-started': 'まだ設定されていません。',
  'methods.begun': '途中までで完了していません。最初から設定し直してください。',
  'methods.usable': '使用できます。',
  'methods.quarantined': '{time} から使用できます。それまでは本人確認に使えません。',
  'methods.phone': '{name}：末尾が {end} の番号',
  'methods.last-used': '最後に使用：{time}。',
  'methods.never-used': 'まだ使用されていません。',
  'methods.set-up': '設定する：{name}',
  'methods.add': '追加する：{name}',
  'methods.remove': '削除',
  'methods.back': '本人確認の方法に戻る',
  'methods.account': 'アカウントに戻る',
  'methods.added': '{name} を設定しました。{time} から使用できます。それまでは本人確認に使えません。',
  'methods.removed': '削除しました。今後は本人確認に使えません。このことをメールでもお知らせします。',
  'methods.error-not-offered':
    'これはここでは利用できないか、すでにお持ちではありません。一覧から選んでください。',

  'enrol.about-authenticator':
    '電話のアプリが次々に新しいコードを表示します。そのコードで本人であることを示します。電話をなくすと、コードも失われます。',
  'enrol.about-recovery-codes':
    '安全な場所に保管するコードの一覧を受け取ります。それぞれ一回だけ使えます。一覧を持つ人は誰でも、あなたの代わりに使えます。',
  'enrol.about-passkey':
    '端末またはセキュリティキーが鍵を保管し、顔、指、PIN のいずれかで使います。推測されることはなく、偽のページに奪われることもありません。',
  'enrol.about-sms':
    '必要なときに、電話へコードを送信します。番号が変わるときは、古い番号を手放す前に、ここで新しい番号を追加してください。',
  'enrol.about-questions':
    '質問を選んで答えます。答えは他の人に知られることがあるため、別の確認を補うだけです。',
  'enrol.quarantine':
    '安全のため、設定してからしばらく経たないと使用できません。このことをメールでもお知らせします。',
  'enrol.password-hint':
    'ログインに使うパスワードです。開いたままの画面だけでは変更できないようにするためです。',
  'enrol.submit': '設定する',
  'enrol.send-code': 'コードを送信',
  'enrol.phone-label': '電話番号',
  'enrol.phone-hint': 'プラス記号と国番号を付けてください。例：{example}。すぐにコードを送信します。',
  'enrol.questions-body':
    '異なる質問を {count} 個選び、それぞれに答えてください。答えは {min} 文字以上で、大文字と小文字は区別されません。',
  'enrol.question-label': '質問 {number}',
  'enrol.question-none': '質問を選んでください',
  'enrol.answer-label': '質問 {number} の答え',
  'enrol.app-scan': '認証アプリを開き、この画像を読み取ってください。',
  'enrol.app-picture': '認証アプリ用の画像。下に表示されているキーが含まれています',
  'enrol.app-open': 'この端末でアプリを開く',
  'enrol.app-key': 'または、このキーをアプリに入力してください：',
  'enrol.codes-body':
    'これらのコードが表示されるのは今回だけです。印刷するか、書き留めるか、パスワードマネージャーに保存してください。それぞれ一回だけ使えます。',
  'enrol.codes-kept': '保管しました',
  'enrol.another-number': 'メッセージが届きませんか？番号を確認するか、新しいコードを依頼してください',
  'enrol.begin-again': '最初からやり直す',
  'enrol.passkey-body':
    '端末またはセキュリティキーが顔、指、PIN のいずれかを求め、あなただけの鍵を作成します。',
  'enrol.passkey-submit': 'パスキーを作成する',
  'enrol.passkey-script':
    'パスキーには JavaScript が必要ですが、このブラウザでは無効になっています。戻って別の方法を使ってください。',
  'enrol.error-password': 'このパスワードは正しくありません。ログインに使うものを入力してください。',
  'enrol.error-phone-country': 'プラス記号と、電話番号の国番号から始めてください。',
  'enrol.error-phone-format': 'これは電話番号ではありません。数字を確認してください。',
  'enrol.error-phone-closed':
    'この国またはこの種類の番号にはメッセージを送信できません。ご自分の携帯電話の番号を使ってください。',
  'enrol.error-held-back': '今はこの番号にこれ以上送信できません。{time} にもう一度依頼できます。',
  'enrol.error-had-already': 'これはすでにお持ちです。設定し直す場合は、先に削除してください。',
  'enrol.error-too-many': '一人が持てる数に達しています。使わなくなったものを削除してください。',
  'enrol.error-code-required': 'コードを入力してください。',
  'enrol.error-code':
    'このコードは使えませんでした。いま表示または送信されているものを入力してください。五回間違えると、最初からやり直す必要があります。',
  'enrol.error-questions-changed': '選べなくなった質問があります。もう一度選んでください。',
  'enrol.error-question-missing': 'この欄の質問を選んでください。',
  'enrol.error-question-twice': 'この質問はすでに選ばれています。別の質問を選んでください。',
  'enrol.error-answer-short': 'この答えは短すぎます。{min} 文字以上にしてください。',
  'enrol.error-answer-long': 'この答えは長すぎます。',
  'enrol.error-answer-repeated': 'この答えはすでに使われています。質問ごとに異なる答えにしてください。',
  'enrol.error-answer-own-name': '名前や住所は他の人にも知られています。別の答えにしてください。',
  'enrol.error-answer-in-question': '質問そのものに含まれています。別の答えにしてください。',
  'enrol.error-answer-common': '多くの人がこの答えを選びます。もっと珍しい答えにしてください。',

  'removal.title': 'これを削除しますか？',
  'removal.body': '{name} は本人確認に使えなくなり、保管されている内容は破棄されます。',
  'removal.last':
    'これは最後の方法です。これがないと、パスワードを忘れたときに {application} に戻れないことがあります。先に別の方法を設定することをお勧めします。',

  'enrol-link.title': 'アカウントに戻る方法を設定する',
  'enrol-link.body': 'メールのリンクを開きました。続けて、{application} の本人確認の方法を設定してください。',
  'enrol-link.once': 'リンクは一回だけ使えます。その後は 30 分間です。',

  'enrol-link-rejected.title': 'このリンクはもう使えません',
  'enrol-link-rejected.body':
    'すでに使用されたか、古すぎるか、新しいものが送信されたか、完全にコピーされていません。何も変更されていません。送信した人に新しいリンクを依頼してください。',
  'enrol-link-rejected.sign-in':
    'パスワードが分かる場合、リンクは必要ありません。ログインして、アカウントから設定してください。',
};
