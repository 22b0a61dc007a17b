import type { MailCatalogue } from './en.ts';

export const de: MailCatalogue = {
  'mail.hello-name': 'Guten Tag {name},',
  'mail.hello': 'Guten Tag,',
  'mail.reset-subject': '{application}: Passwort zurücksetzen',
  'mail.reset-intro': 'Jemand möchte das Passwort Ihres Kontos bei {tenant} zurücksetzen.',
  'mail.reset-open': 'Waren Sie das? Dann öffnen Sie diesen Link:',
  'mail.reset-button': 'Neues Passwort wählen',
  'mail.reset-copy': 'Wenn der Knopf nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:',
  'mail.reset-link-expiry': 'Der Link gilt bis {time}.',
  'mail.reset-code':
    'Oder geben Sie diesen Code auf der Seite ein, auf der Sie das Zurücksetzen angefordert haben:',
  'mail.reset-code-only':
    'Waren Sie das? Dann geben Sie diesen Code auf der Seite ein, auf der Sie das Zurücksetzen angefordert haben:',
  'mail.reset-code-expiry': 'Der Code gilt bis {time}.',
  'mail.reset-not-you':
    'Waren Sie es nicht? Dann tun Sie nichts: Ihr Passwort bleibt, wie es ist. Sagen Sie den Code niemandem, auch nicht der Hilfestelle.',
  'mail.staff-reset-intro':
    '{tenant} schickt Ihnen einen Link, mit dem Sie ein neues Passwort für {application} wählen.',
  'mail.staff-reset-open': 'Öffnen Sie dazu diesen Link:',
  'mail.changed-subject': '{application}: Ihr Passwort wurde geändert',
  'mail.changed-intro':
    'Das Passwort Ihres Kontos bei {tenant} wurde geändert. Zu Ihrer Sicherheit wurden Sie auf allen Geräten abgemeldet.',
  'mail.changed-not-you':
    'Waren Sie es nicht? Dann setzen Sie Ihr Passwort sofort zurück und sagen Sie uns Bescheid.',
  'mail.new-password-subject': '{application}: Ihr neues Passwort',
  'mail.new-password-intro': 'Das ist das neue Passwort Ihres Kontos bei {tenant}:',
  'mail.new-password-keep': 'Bewahren Sie es sicher auf und löschen Sie dann diese E-Mail.',
  'mail.methods-subject': '{application}: Ihre Nachweise haben sich geändert',
  'mail.method-added-intro':
    'Ihrem Konto bei {tenant} wurde ein neuer Nachweis hinzugefügt. Nach einer Weile kann er zur Wiederherstellung verwendet werden.',
  'mail.method-removed-intro': 'Ein Nachweis wurde von Ihrem Konto bei {tenant} entfernt.',
  'mail.enrol-subject': '{application}: Zugang für den Notfall einrichten',
  'mail.enrol-intro':
    '{tenant} bittet Sie, einen Nachweis einzurichten. Damit kommen Sie wieder in {application}, wenn Sie Ihr Passwort vergessen.',
  'mail.enrol-open': 'Öffnen Sie dazu diesen Link:',
  'mail.enrol-button': 'Jetzt einrichten',
  'mail.enrol-not-you':
    'Haben Sie das nicht erwartet? Dann öffnen Sie den Link nicht, geben Sie ihn nicht weiter und sagen Sie uns Bescheid.',
  'mail.reminder-subject': '{application}: Vorsorge für ein vergessenes Passwort',
  'mail.reminder-intro':
    'Wenn Sie jetzt Ihr Passwort vergäßen, kämen Sie nicht mehr in {application}. Ihrem Konto bei {tenant} fehlt ein Nachweis.',
  'mail.reminder-do': 'Melden Sie sich wie gewohnt bei {application} an und richten Sie einen ein.',
  'mail.reminder-button': 'Anmelden',
  'mail.unlocked-subject': '{application}: Ihr Konto wurde entsperrt',
  'mail.unlocked-intro': 'Ihr Konto bei {tenant} wurde entsperrt. Das Passwort ist geblieben, wie es war.',
  'mail.failed-subject': '{application}: Ihre Anfrage wurde nicht ausgeführt',
  'mail.failed-intro':
    'Sie haben um einen Weg zurück in Ihr Konto bei {tenant} gebeten. Das System, das Ihr Passwort verwahrt, hat die Anfrage nicht ausgeführt; es wurde also nichts geändert. Beginnen Sie von vorn oder bitten Sie um Hilfe.',
  'mail.unanswered-subject': '{application}: Ihre Anfrage wurde nicht rechtzeitig beantwortet',
  'mail.unanswered-intro':
    'Sie haben um einen Weg zurück in Ihr Konto bei {tenant} gebeten. Das System, das Ihr Passwort verwahrt, hat nicht rechtzeitig geantwortet. Melden Sie sich mit dem Passwort an, das Sie kennen; wenn es nicht gilt, beginnen Sie von vorn oder bitten Sie um Hilfe.',
  'mail.help': 'Hilfe: {contact}',
  'mail.footer': '{tenant} hat Ihnen diese E-Mail wegen Ihres Kontos bei {application} gesendet.',
};
