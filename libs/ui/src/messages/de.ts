import type { Catalogue } from './en.ts';
import { de as enrolment } from './enrolment/de.ts';
import { de as mail } from './mail/de.ts';
import { de as signIn } from './sign-in/de.ts';
import { de as staff } from './staff/de.ts';

export const de: Catalogue = {
  'common.step': 'Schritt {current} von {total}',
  'common.error-prefix': 'Fehler:',
  'common.summary-title': 'Es gibt ein Problem',
  'common.languages': 'Sprache',
  'common.help-title': 'Einen anderen Weg nehmen',
  'common.help-start-over': 'Mit einem anderen Benutzernamen oder einer anderen E-Mail-Adresse neu beginnen',
  'common.help-forgot': 'Ich habe mein Passwort vergessen',
  'common.help-sign-in': 'Ich weiß mein Passwort: anmelden',
  'common.help-contact': 'Hilfe bekommen: {contact}',
  'common.help-no-contact': 'Fragen Sie die Hilfestelle von {tenant}',
  'common.try-again': 'Noch einmal versuchen',
  'common.start-over': 'Neu beginnen',
  'common.send-new': 'Neu senden',
  'common.reference': 'Vorgangsnummer: {reference}',
  'common.show-password': 'Passwort anzeigen',
  'common.hide-password': 'Passwort verbergen',
  'common.password-shown': 'Ihr Passwort ist sichtbar',
  'common.password-hidden': 'Ihr Passwort ist verborgen',
  'common.stale-form': 'Ihre Seite war zu lange geöffnet. Bitte senden Sie sie noch einmal.',
  'common.not-reached':
    'Ein Teil unseres Systems antwortet nicht. Es wurde nichts geändert. Bitte versuchen Sie es gleich noch einmal.',

  'identify.title': 'Passwort zurücksetzen',
  'identify.intro':
    'Wir schicken eine E-Mail an die Adresse Ihres Kontos. Damit kommen Sie wieder in {application} hinein.',
  'identify.label': 'Benutzername oder E-Mail-Adresse',
  'identify.label-user-name': 'Benutzername',
  'identify.label-email': 'E-Mail-Adresse',
  'identify.label-attribute': '{name}',
  'identify.hint': 'So, wie Sie sich sonst anmelden',
  'identify.submit': 'E-Mail senden',
  'identify.error-empty': 'Füllen Sie dieses Feld aus.',
  'identify.error-wrong': 'Das kann nicht stimmen. Prüfen Sie es und senden Sie es noch einmal.',
  'identify.error-required': 'Geben Sie Ihren Benutzernamen oder Ihre E-Mail-Adresse ein.',
  'identify.error-too-long':
    'Das ist zu lang. Geben Sie nur Ihren Benutzernamen oder Ihre E-Mail-Adresse ein.',
  'identify.error-invalid':
    'Das kann kein Benutzername und keine E-Mail-Adresse sein. Prüfen Sie die Eingabe und senden Sie sie noch einmal.',

  'work.title': 'Einen Moment bitte',
  'work.intro':
    'Im Moment kommen so viele Anfragen an, dass wir prüfen, ob Ihre nicht von einem Programm kommt. Es wurde noch nichts gesendet.',
  'work.solving': 'Ihr Browser löst gerade eine kleine Aufgabe. Danach geht es von selbst weiter.',
  'work.wait':
    'Bitte warten Sie {time} und fahren Sie dann fort. Wo Skripte erlaubt sind, geht es von selbst weiter.',
  'work.submit': 'Weiter',
  'work.error-early': 'Es ist noch etwas zu früh. Warten Sie {time} und fahren Sie dann fort.',

  'sent.title': 'Sehen Sie in Ihr Postfach',
  'sent.body':
    'Falls {identifier} zu einem Konto gehört, haben wir eine E-Mail mit einem Link und einem Code an dessen E-Mail-Adresse gesendet.',
  'sent.body-code':
    'Wenn {identifier} zu einem Konto gehört, haben wir eine E-Mail mit einem Code an dessen E-Mail-Adresse geschickt.',
  'sent.choose': 'Öffnen Sie den Link in der E-Mail oder geben Sie hier den Code ein.',
  'sent.choose-code': 'Geben Sie hier den Code aus der E-Mail ein.',
  'sent.expiry': 'Der Code gilt bis {codeTime}, der Link bis {linkTime}.',
  'sent.expiry-code': 'Der Code gilt bis {codeTime}.',
  'sent.code-expired':
    'Der Code der letzten E-Mail ist um {codeTime} abgelaufen. Ihr Link gilt bis {linkTime}. Für einen neuen Code fordern Sie eine neue E-Mail an.',
  'sent.code-expired-code':
    'Der Code der letzten E-Mail ist um {codeTime} abgelaufen. Fordern Sie für einen neuen Code eine neue E-Mail an.',
  'sent.code-label': 'Code aus der E-Mail',
  'sent.code-hint': '{length, plural, other {# Ziffern}}. Leerzeichen und Bindestriche stören nicht.',
  'sent.submit': 'Weiter',
  'sent.error-code-required': 'Geben Sie den Code aus der E-Mail ein.',
  'sent.error-code-format':
    'Der Code hat {length, plural, other {# Ziffern}}. Sehen Sie in der E-Mail nach und geben Sie ihn noch einmal ein.',
  'sent.error-code-rejected':
    'Dieser Code hat nicht funktioniert. Er ist vertippt, schon benutzt oder zu alt. Nehmen Sie den Code der neuesten E-Mail oder fordern Sie eine neue an.',
  'sent.resend-title': 'Noch keine E-Mail?',
  'sent.resend-hint':
    'Es kann einige Minuten dauern. Sehen Sie auch im Spam-Ordner nach. Eine neue E-Mail ersetzt den älteren Code; ein Link, den Sie schon haben, gilt weiter.',
  'sent.resend-wait':
    'Damit kein Postfach überflutet wird, kann die nächste E-Mail um {time} gesendet werden.',
  'sent.resend-submit': 'Neue E-Mail senden',
  'sent.resent':
    'Um {time} haben wir eine neue E-Mail gesendet, falls es ein Konto gibt. Nehmen Sie den Code der neuesten E-Mail.',
  'sent.error-resend-early': 'Für eine neue E-Mail ist es noch zu früh. Fordern Sie sie um {time} wieder an.',

  'link.title': 'Zurücksetzen fortsetzen',
  'link.body':
    'Sie haben den Link aus unserer E-Mail geöffnet. Fahren Sie fort, um ein neues Passwort für {application} zu wählen.',
  'link.not-you':
    'Sie haben das nicht angefordert? Dann schließen Sie diese Seite. Es wurde nichts geändert.',
  'link.submit': 'Weiter',

  'more.title': 'Noch ein Nachweis',
  'more.body': 'Ihr Postfach ist nachgewiesen. {application} verlangt noch mehr, bevor es weitergeht.',
  'more.choose':
    '{count, plural, one {Wählen Sie eine dieser Möglichkeiten.} other {Wählen Sie # dieser Möglichkeiten.}}',
  'more.submit': '{name} verwenden',
  'more.authenticator-label': 'Code aus Ihrer Authenticator-App',
  'more.recovery-codes-label': 'Einer Ihrer Wiederherstellungscodes',
  'more.questions-body': 'Beantworten Sie, was gefragt wird. Groß- und Kleinschreibung spielt keine Rolle.',
  'more.code-sent': 'Wir haben einen Code an das Telefon gesendet, dessen Nummer auf {end} endet.',
  'more.destination': 'An welches Telefon soll der Code gehen?',
  'more.destination-end': 'Die Nummer, die auf {end} endet',
  'more.code-label': 'Code aus der Nachricht',
  'more.code-again': 'Neuen Code senden',
  'more.ask-submit': 'Weiter',
  'more.passkey-body':
    'Verwenden Sie den Passkey, den Sie eingerichtet haben: Das Gerät oder der Sicherheitsschlüssel fragt nach Gesicht, Finger oder PIN.',
  'more.passkey-submit': 'Meinen Passkey verwenden',
  'more.passkey-unable':
    'Ihr Browser kann hier keine Passkeys verwenden. Wählen Sie einen anderen Weg oder einen anderen Browser.',
  'more.back': 'Zurück zu den verlangten Nachweisen',
  'more.not-ready':
    '{name}: Das haben Sie nicht eingerichtet, oder es ist noch zu neu. Nehmen Sie einen anderen Weg oder bitten Sie um Hilfe.',
  'more.error-unable':
    'Dieser Weg steht gerade nicht zur Verfügung. Wählen Sie einen anderen Weg oder bitten Sie um Hilfe.',
  'more.error-rejected':
    'Das hat nicht geklappt. Es wurde nichts geändert. Versuchen Sie es noch einmal oder auf einem anderen Weg.',

  'password.title': 'Neues Passwort wählen',
  'password.rules-title': 'Ihr neues Passwort',
  'password.rule-min': 'hat mindestens {min, plural, one {# Zeichen} other {# Zeichen}}',
  'password.rule-max':
    'hat höchstens {max, plural, one {# Zeichen} other {# Zeichen}}; Leerzeichen und alle Sonderzeichen sind willkommen',
  'password.rule-common': 'ist keines, das viele Menschen benutzen',
  'password.rule-breached': 'ist nicht aus einem Datenleck bekannt',
  'password.rule-context': 'enthält weder Ihren Namen noch den Namen von {tenant}',
  'password.tip':
    'Vier oder fünf Wörter, die nicht zusammengehören, sind leicht zu merken und schwer zu erraten.',
  'password.label': 'Neues Passwort',
  'password.until': 'Sie haben bis {time} Zeit, es zu speichern.',
  'password.submit': 'Neues Passwort speichern',
  'password.error-required': 'Geben Sie ein neues Passwort ein.',
  'password.error-too-short':
    'Dieses Passwort ist zu kurz, um sicher zu sein. Nehmen Sie mindestens {min, plural, one {# Zeichen} other {# Zeichen}}: Fügen Sie ein oder zwei Wörter hinzu.',
  'password.error-too-long':
    'Dieses Passwort ist zu lang. Nehmen Sie höchstens {max, plural, one {# Zeichen} other {# Zeichen}}.',
  'password.error-common':
    'Dieses Passwort benutzen viele Menschen, deshalb probieren Angreifer es zuerst. Wählen Sie ein anderes.',
  'password.error-breached':
    'Dieses Passwort ist aus einem Datenleck bekannt, deshalb probieren Angreifer es aus. Wählen Sie eines, das Sie nirgends sonst benutzen.',
  'password.error-context':
    'Dieses Passwort enthält Ihren Namen oder den Namen von {tenant} und ist leicht zu erraten. Wählen Sie andere Wörter.',
  'password.error-store':
    'Das System, das Ihr Passwort verwahrt, hat dieses nicht angenommen. Wählen Sie ein anderes Passwort.',
  'password.error-store-down':
    'Das System, das Ihr Passwort verwahrt, antwortet nicht. Es wurde nichts geändert. Geben Sie das Passwort gleich noch einmal ein.',
  'ending.until': 'Sie haben bis {time} Zeit, sich zu entscheiden.',
  'generate.title': 'Ein neues Passwort bekommen',
  'generate.body': 'Wir erzeugen ein neues, sicheres Passwort für {application}.',
  'generate.shown': 'Es wird Ihnen einmal angezeigt, auf der nächsten Seite.',
  'generate.mailed': 'Wir schicken es Ihnen per E-Mail.',
  'generate.submit': 'Neues Passwort erzeugen',
  'generated.label': 'Ihr neues Passwort',
  'generated.once':
    'Es wird nur dieses eine Mal angezeigt. Schreiben Sie es auf oder speichern Sie es in Ihrem Passwortmanager, bevor Sie diese Seite schließen.',
  'generated.gone':
    'Das neue Passwort wurde schon angezeigt und kann nicht noch einmal angezeigt werden. Wenn Sie es nicht behalten haben, beginnen Sie von vorn.',
  'generated.mailed': 'Das neue Passwort ist per E-Mail zu Ihnen unterwegs.',
  'request.title': 'Ein neues Passwort anfordern',
  'request.body':
    'Das System, das Ihr Passwort verwahrt, erzeugt ein neues für {application} und schickt es Ihnen per E-Mail. Sie geben hier keines ein, und wir sehen es nie.',
  'request.submit': 'Jetzt anfordern',
  'request.arrives':
    'Ihr neues Passwort kommt per E-Mail zu Ihnen, von dem System, das es verwahrt. Wir kennen es nicht.',
  'unlock.title': 'Ihr Konto entsperren',
  'unlock.body':
    'Ihr Passwort bleibt, wie es ist. Wählen Sie das, wenn Sie es kennen und Ihr Konto gesperrt ist.',
  'unlock.submit': 'Konto entsperren',
  'unlock.error-refused': 'Dieses Konto lässt sich von hier aus nicht entsperren. Bitten Sie um Hilfe.',
  'unlock.error-store-down':
    'Das System, das Ihr Konto führt, antwortet nicht. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.',
  'generate.error-failed':
    'Gerade konnte kein neues Passwort erzeugt werden. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.',

  'done.title': 'Ihr Passwort ist geändert',
  'done.body': 'Melden Sie sich von jetzt an bei {application} mit dem neuen Passwort an.',
  'done.devices':
    'Zu Ihrer Sicherheit wurden Sie auf allen Geräten abgemeldet. Wir senden Ihnen auch eine E-Mail über die Änderung.',
  'done.sign-in': 'Zur Anmeldung',
  'unlocked.title': 'Ihr Konto ist entsperrt',
  'unlocked.body':
    'Melden Sie sich bei {application} mit dem Passwort an, das Sie hatten. Wir schicken Ihnen dazu auch eine E-Mail.',
  'submitted.title': 'Ihre Anfrage wurde weitergegeben',
  'submitted.body':
    'Ein anderes System führt sie aus, das kann eine Weile dauern. Noch ist nichts geändert. Sie bekommen eine E-Mail, wenn es erledigt ist.',

  'status.waiting-title': 'Ihr neues Passwort wird gespeichert',
  'status.waiting-body':
    'Das dauert länger als sonst. Bitte warten Sie und senden Sie es nicht noch einmal. Diese Seite sieht alle 15 Sekunden nach.',
  'status.unknown-title': 'Wir wissen noch nicht, ob Ihr Passwort geändert wurde',
  'status.unknown-body':
    'Das System, das Ihr Passwort verwahrt, hat die Änderung nicht bestätigt. Versuchen Sie, sich zuerst mit dem neuen, dann mit dem alten Passwort anzumelden. Diese Seite sieht alle 15 Sekunden nach.',
  'status.check': 'Jetzt nachsehen',

  'ended.title': 'Dieser Vorgang ist beendet',
  'ended.body':
    'Er ist fertig, seine Zeit ist abgelaufen, oder er geht in einem anderen Fenster oder auf einem anderen Gerät weiter. Wenn Sie den Link dort geöffnet haben, fahren Sie dort fort.',
  'ended.unchanged': 'Diese Seite hat nichts geändert.',
  'failed.title': 'Ihr Passwort wurde nicht geändert',
  'failed.body':
    'Das System, das Ihr Passwort verwahrt, hat die Änderung nicht ausgeführt; Ihr Passwort ist wie zuvor. Beginnen Sie neu oder bitten Sie um Hilfe.',
  'link-rejected.title': 'Dieser Link gilt nicht mehr',
  'link-rejected.body':
    'Er wurde schon benutzt, ist zu alt oder wurde nicht vollständig kopiert. Das Öffnen hat nichts geändert.',
  'unavailable.title': 'Das geht im Moment nicht',
  'not-found.title': 'Diese Seite gibt es nicht',
  'not-found.body': 'Prüfen Sie die Adresse oder beginnen Sie neu. Es wurde nichts geändert.',
  'unknown-host.title': 'Unter dieser Adresse gibt es nichts',
  'unknown-host.body': 'Prüfen Sie die Adresse in Ihrem Browser. Es wurde nichts geändert.',
  'too-many.title': 'Zu viele Versuche',
  'too-many.body':
    'Zum Schutz aller Konten bitten wir Sie zu warten. Ab {time} können Sie es wieder versuchen. Es wurde nichts geändert.',
  'too-large.title': 'Ihre Eingabe ist zu lang',
  'too-large.body':
    'Sie wurde nicht gelesen und es wurde nichts geändert. Gehen Sie zurück und senden Sie weniger.',
  'broken.title': 'Bei uns ist etwas schiefgegangen',
  'broken.body':
    'Wir haben es vermerkt. Wenn Sie gerade ein neues Passwort gespeichert haben, versuchen Sie zuerst, sich damit anzumelden. Sonst beginnen Sie neu.',

  'sign-in.title': 'Anmelden',
  'sign-in.intro': 'Melden Sie sich bei {application} an.',
  'sign-in.password': 'Passwort',
  'sign-in.submit': 'Anmelden',
  'sign-in.signed-out': 'Sie sind abgemeldet.',
  'sign-in.error-password': 'Geben Sie Ihr Passwort ein.',
  'sign-in.error-refused':
    'Benutzername und Passwort gehören nicht zusammen. Prüfen Sie beides und versuchen Sie es noch einmal.',
  'account.title': 'Sie sind angemeldet',
  'account.body': 'Sie sind bei {application} als {name} angemeldet.',
  'account.until': 'Sie bleiben bis {time} angemeldet, wenn Sie sich nicht vorher abmelden.',
  'account.sign-out': 'Abmelden',

  'sms.recovery-code':
    '{code} ist Ihr Code, um wieder in Ihr Konto für {application} zu kommen. Geben Sie ihn niemandem.',
  'sms.telephone-code':
    '{code} ist der Code, um dieses Telefon bei {application} hinzuzufügen. Geben Sie ihn niemandem.',
  'sms.trial': 'Mit dieser Nachricht probiert {tenant} den SMS-Versand aus. Sie müssen nichts tun.',

  ...enrolment,
  ...signIn,
  ...mail,
  ...staff,
};
