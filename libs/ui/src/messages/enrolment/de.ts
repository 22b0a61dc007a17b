import type { EnrolmentCatalogue } from './en.ts';

export const de: EnrolmentCatalogue = {
  'sign-in.ended':
    'Ihre Zeit hier ist abgelaufen. Melden Sie sich neu an oder bitten Sie um einen neuen Link.',

  'methods.title': 'Ihre Nachweise',
  'methods.body':
    'Damit kommen Sie wieder in {application}, wenn Sie Ihr Passwort vergessen. Richten Sie zwei oder mehr ein, damit einer bleibt, wenn ein anderer verloren geht.',
  'methods.none':
    'Hier gibt es nichts einzurichten. Wenn Sie einmal nicht hineinkommen, bitten Sie um Hilfe.',
  'methods.by-link':
    'Sie sind über einen Link aus einer E-Mail hier. Was Sie hier tun, gilt für das Konto von {name}, bis {time}.',
  'methods.not-started': 'Noch nicht eingerichtet.',
  'methods.begun': 'Begonnen, aber nicht abgeschlossen. Richten Sie es von vorn ein.',
  'methods.usable': 'Einsatzbereit.',
  'methods.quarantined': 'Verwendbar ab {time}. Bis dahin weist es nichts nach.',
  'methods.phone': '{name}: Nummer, die auf {end} endet',
  'methods.last-used': 'Zuletzt verwendet: {time}.',
  'methods.never-used': 'Noch nie verwendet.',
  'methods.set-up': 'Einrichten: {name}',
  'methods.add': 'Weitere hinzufügen: {name}',
  'methods.remove': 'Entfernen',
  'methods.back': 'Zurück zu Ihren Nachweisen',
  'methods.account': 'Zurück zu Ihrem Konto',
  'methods.added': '{name} ist eingerichtet. Verwendbar ab {time}; bis dahin weist es nichts nach.',
  'methods.removed': 'Es ist entfernt und weist nichts mehr nach. Wir senden Ihnen dazu auch eine E-Mail.',
  'methods.error-not-offered':
    'Das wird hier nicht angeboten, oder Sie haben es nicht mehr. Wählen Sie aus der Liste.',

  'enrol.about-authenticator':
    'Eine App auf Ihrem Telefon zeigt immer wieder einen neuen Code. Mit einem solchen Code weisen Sie nach, wer Sie sind. Geht das Telefon verloren, sind auch die Codes verloren.',
  'enrol.about-recovery-codes':
    'Sie bekommen eine Liste von Codes, die Sie sicher aufbewahren. Jeder gilt einmal. Wer die Liste hat, kann sie an Ihrer Stelle verwenden.',
  'enrol.about-passkey':
    'Ihr Gerät oder Sicherheitsschlüssel bewahrt einen Schlüssel auf, den Sie mit Gesicht, Finger oder PIN benutzen. Er lässt sich nicht erraten, und keine gefälschte Seite kann ihn Ihnen abnehmen.',
  'enrol.about-sms':
    'Wenn Sie ihn brauchen, senden wir einen Code an Ihr Telefon. Ändert sich Ihre Nummer, fügen Sie hier die neue hinzu, bevor Sie die alte aufgeben.',
  'enrol.about-questions':
    'Sie wählen Fragen und beantworten sie. Antworten ergänzen nur einen anderen Nachweis: Andere könnten sie herausfinden.',
  'enrol.quarantine':
    'Zu Ihrer Sicherheit ist es erst einige Zeit nach dem Einrichten verwendbar. Wir senden Ihnen dazu auch eine E-Mail.',
  'enrol.password-hint':
    'Das Passwort, mit dem Sie sich anmelden. Eine offen gelassene Sitzung darf nicht genügen, um das zu ändern.',
  'enrol.submit': 'Einrichten',
  'enrol.send-code': 'Code senden',
  'enrol.phone-label': 'Telefonnummer',
  'enrol.phone-hint':
    'Mit Plus und Landesvorwahl, zum Beispiel {example}. Wir senden sofort einen Code dorthin.',
  'enrol.questions-body':
    'Wählen Sie {count} verschiedene Fragen und beantworten Sie jede. Eine Antwort hat mindestens {min} Zeichen; Groß- und Kleinschreibung spielt keine Rolle.',
  'enrol.question-label': 'Frage {number}',
  'enrol.question-none': 'Wählen Sie eine Frage',
  'enrol.answer-label': 'Antwort auf Frage {number}',
  'enrol.app-scan': 'Öffnen Sie Ihre Authenticator-App und scannen Sie dieses Bild.',
  'enrol.app-picture': 'Bild für die Authenticator-App: Es enthält den Schlüssel, der darunter steht',
  'enrol.app-open': 'Die App auf diesem Gerät öffnen',
  'enrol.app-key': 'Oder tippen Sie diesen Schlüssel in die App:',
  'enrol.codes-body':
    'Diese Codes werden nur dieses eine Mal gezeigt. Drucken Sie sie aus, schreiben Sie sie auf oder speichern Sie sie in Ihrem Passwortmanager. Jeder gilt einmal.',
  'enrol.codes-kept': 'Ich habe sie aufbewahrt',
  'enrol.another-number': 'Keine Nachricht? Nummer prüfen oder neuen Code anfordern',
  'enrol.begin-again': 'Von vorn beginnen',
  'enrol.passkey-body':
    'Ihr Gerät oder Sicherheitsschlüssel fragt nach Gesicht, Finger oder PIN und erzeugt dann einen Schlüssel, der nur Ihnen gehört.',
  'enrol.passkey-submit': 'Meinen Passkey erzeugen',
  'enrol.passkey-script':
    'Ein Passkey braucht JavaScript, das in diesem Browser abgeschaltet ist. Gehen Sie zurück und nehmen Sie einen anderen Weg.',
  'enrol.error-password': 'Dieses Passwort stimmt nicht. Geben Sie das ein, mit dem Sie sich anmelden.',
  'enrol.error-phone-country': 'Beginnen Sie mit einem Plus und der Landesvorwahl Ihrer Telefonnummer.',
  'enrol.error-phone-format': 'Das ist keine einzelne Telefonnummer. Prüfen Sie die Ziffern.',
  'enrol.error-phone-closed':
    'An Nummern dieses Landes oder dieser Art kann keine Nachricht gesendet werden. Nehmen Sie eine eigene Mobilnummer.',
  'enrol.error-held-back':
    'An diese Nummer gehen vorerst keine Nachrichten mehr. Ab {time} können Sie wieder eine anfordern.',
  'enrol.error-had-already':
    'Das haben Sie schon. Entfernen Sie es zuerst, wenn Sie es neu einrichten möchten.',
  'enrol.error-too-many':
    'Sie haben so viele davon, wie eine Person haben darf. Entfernen Sie, was Sie nicht mehr benutzen.',
  'enrol.error-code-required': 'Geben Sie den Code ein.',
  'enrol.error-code':
    'Dieser Code hat nicht funktioniert. Geben Sie den ein, der jetzt angezeigt oder gesendet wird. Nach fünf falschen Codes müssen Sie neu beginnen.',
  'enrol.error-questions-changed': 'Eine der Fragen kann nicht mehr gewählt werden. Wählen Sie neu.',
  'enrol.error-question-missing': 'Wählen Sie eine Frage.',
  'enrol.error-question-twice': 'Diese Frage haben Sie schon gewählt. Wählen Sie eine andere.',
  'enrol.error-answer-short': 'Diese Antwort ist zu kurz. Sie braucht mindestens {min} Zeichen.',
  'enrol.error-answer-long': 'Diese Antwort ist zu lang.',
  'enrol.error-answer-repeated': 'Diese Antwort haben Sie schon gegeben. Beantworten Sie jede Frage anders.',
  'enrol.error-answer-own-name': 'Andere kennen Ihren Namen und Ihre Adresse. Geben Sie eine andere Antwort.',
  'enrol.error-answer-in-question': 'Das sagt schon die Frage. Geben Sie eine andere Antwort.',
  'enrol.error-answer-common': 'Viele Menschen geben diese Antwort. Geben Sie eine weniger häufige.',

  'removal.title': 'Das entfernen?',
  'removal.body': '{name} weist dann nichts mehr nach, und was wir davon aufbewahren, wird vernichtet.',
  'removal.last':
    'Es ist Ihr letzter Nachweis. Ohne ihn kommen Sie vielleicht nicht mehr in {application}, wenn Sie Ihr Passwort vergessen. Besser richten Sie vorher einen anderen ein.',

  'enrol-link.title': 'Zugang für den Notfall einrichten',
  'enrol-link.body':
    'Sie haben den Link aus unserer E-Mail geöffnet. Fahren Sie fort, um einen Nachweis für {application} einzurichten.',
  'enrol-link.once': 'Der Link gilt einmal. Danach haben Sie eine halbe Stunde Zeit.',

  'enrol-link-rejected.title': 'Dieser Link gilt nicht mehr',
  'enrol-link-rejected.body':
    'Er wurde schon benutzt, ist zu alt, ein neuerer wurde gesendet, oder er wurde nicht vollständig kopiert. Es wurde nichts geändert. Bitten Sie den Absender um einen neuen.',
  'enrol-link-rejected.sign-in':
    'Wenn Sie Ihr Passwort kennen, brauchen Sie keinen Link: Melden Sie sich an und richten Sie es in Ihrem Konto ein.',
};
