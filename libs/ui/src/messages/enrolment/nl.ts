import type { EnrolmentCatalogue } from './en.ts';

export const nl: EnrolmentCatalogue = {
  'sign-in.ended': 'Uw tijd hier is voorbij. Log opnieuw in of vraag om een nieuwe link.',

  'methods.title': 'Uw manieren om te bewijzen wie u bent',
  'methods.body':
    'Hiermee komt u weer in {application} als u uw wachtwoord vergeet. Stel er twee of meer in, zodat er een overblijft als een andere verloren gaat.',
  'methods.none': 'Hier valt niets in te stellen. Kunt u er ooit niet in, vraag dan om hulp.',
  'methods.by-link':
    'U bent hier via een link uit een e-mail. Wat u hier doet is voor het account van {name}, tot {time}.',
  'methods.not-started': 'Nog niet ingesteld.',
  'methods.begun': 'Begonnen, maar niet afgemaakt. Stel het opnieuw in vanaf het begin.',
  'methods.usable': 'Klaar voor gebruik.',
  'methods.quarantined': 'Te gebruiken vanaf {time}. Tot dan bewijst het niets.',
  'methods.phone': '{name}: nummer dat eindigt op {end}',
  'methods.last-used': 'Laatst gebruikt: {time}.',
  'methods.never-used': 'Tot nu toe nooit gebruikt.',
  'methods.set-up': 'Instellen: {name}',
  'methods.add': 'Nog een toevoegen: {name}',
  'methods.remove': 'Verwijderen',
  'methods.back': 'Terug naar uw manieren om te bewijzen wie u bent',
  'methods.account': 'Terug naar uw account',
  'methods.added': '{name} is ingesteld. Te gebruiken vanaf {time}; tot dan bewijst het niets.',
  'methods.removed': 'Het is verwijderd en bewijst niets meer. We sturen u hierover ook een e-mail.',
  'methods.error-not-offered': 'Dit wordt hier niet aangeboden, of u hebt het niet meer. Kies uit de lijst.',

  'enrol.about-authenticator':
    'Een app op uw telefoon toont steeds een nieuwe code. Met zo’n code bewijst u wie u bent. Raakt u de telefoon kwijt, dan bent u ook de codes kwijt.',
  'enrol.about-recovery-codes':
    'U krijgt een lijst met codes om veilig te bewaren. Elke code werkt één keer. Wie de lijst heeft, kan die in uw plaats gebruiken.',
  'enrol.about-passkey':
    'Uw apparaat of beveiligingssleutel bewaart een sleutel die u met gezicht, vinger of pincode gebruikt. Hij is niet te raden en geen valse pagina kan hem van u afnemen.',
  'enrol.about-sms':
    'Als het nodig is, sturen we een code naar uw telefoon. Verandert uw nummer, voeg dan hier het nieuwe toe voordat u het oude opgeeft.',
  'enrol.about-questions':
    'U kiest vragen en beantwoordt ze. Antwoorden vullen alleen een ander bewijs aan: anderen kunnen erachter komen.',
  'enrol.quarantine':
    'Voor uw veiligheid is het pas enige tijd na het instellen te gebruiken. We sturen u hierover ook een e-mail.',
  'enrol.password-hint':
    'Het wachtwoord waarmee u inlogt. Een sessie die open bleef staan mag niet genoeg zijn om dit te veranderen.',
  'enrol.submit': 'Instellen',
  'enrol.send-code': 'Code sturen',
  'enrol.phone-label': 'Telefoonnummer',
  'enrol.phone-hint': 'Met plus en landcode, bijvoorbeeld {example}. We sturen er meteen een code naartoe.',
  'enrol.questions-body':
    'Kies {count} verschillende vragen en beantwoord ze allemaal. Een antwoord heeft minstens {min} tekens; hoofdletters maken niet uit.',
  'enrol.question-label': 'Vraag {number}',
  'enrol.question-none': 'Kies een vraag',
  'enrol.answer-label': 'Antwoord op vraag {number}',
  'enrol.app-scan': 'Open uw authenticator-app en scan deze afbeelding.',
  'enrol.app-picture': 'Afbeelding voor de authenticator-app: de sleutel die eronder staat zit erin',
  'enrol.app-open': 'De app op dit apparaat openen',
  'enrol.app-key': 'Of typ deze sleutel in de app:',
  'enrol.codes-body':
    'Deze codes worden alleen deze keer getoond. Druk ze af, schrijf ze op of bewaar ze in uw wachtwoordmanager. Elke code werkt één keer.',
  'enrol.codes-kept': 'Ik heb ze bewaard',
  'enrol.another-number': 'Geen bericht? Controleer het nummer of vraag een nieuwe code',
  'enrol.begin-again': 'Opnieuw beginnen',
  'enrol.passkey-body':
    'Uw apparaat of beveiligingssleutel vraagt om uw gezicht, vinger of pincode en maakt dan een sleutel die alleen van u is.',
  'enrol.passkey-submit': 'Mijn passkey maken',
  'enrol.passkey-script':
    'Een passkey heeft JavaScript nodig, en dat staat uit in deze browser. Ga terug en gebruik een andere manier.',
  'enrol.error-password': 'Dit wachtwoord klopt niet. Vul het wachtwoord in waarmee u inlogt.',
  'enrol.error-phone-country': 'Begin met een plus en de landcode van uw telefoonnummer.',
  'enrol.error-phone-format': 'Dit is geen telefoonnummer. Controleer de cijfers.',
  'enrol.error-phone-closed':
    'Naar nummers van dit land of deze soort kan geen bericht worden gestuurd. Gebruik een eigen mobiel nummer.',
  'enrol.error-held-back':
    'Er gaan voorlopig geen berichten meer naar dit nummer. U kunt het om {time} opnieuw vragen.',
  'enrol.error-had-already': 'Dit hebt u al. Verwijder het eerst als u het opnieuw wilt instellen.',
  'enrol.error-too-many':
    'U hebt er zo veel als één persoon mag hebben. Verwijder er een die u niet meer gebruikt.',
  'enrol.error-code-required': 'Vul de code in.',
  'enrol.error-code':
    'Deze code werkte niet. Typ de code die nu wordt getoond of gestuurd. Na vijf foute codes moet u opnieuw beginnen.',
  'enrol.error-questions-changed': 'Een van de vragen kan niet meer worden gekozen. Kies opnieuw.',
  'enrol.error-question-missing': 'Kies een vraag op deze regel.',
  'enrol.error-question-twice': 'Deze vraag hebt u al gekozen. Kies een andere.',
  'enrol.error-answer-short': 'Dit antwoord is te kort. Het heeft minstens {min} tekens nodig.',
  'enrol.error-answer-long': 'Dit antwoord is te lang.',
  'enrol.error-answer-repeated': 'Dit antwoord hebt u al gegeven. Beantwoord elke vraag anders.',
  'enrol.error-answer-own-name': 'Anderen kennen uw naam en adres. Geef een ander antwoord.',
  'enrol.error-answer-in-question': 'De vraag zegt dit zelf al. Geef een ander antwoord.',
  'enrol.error-answer-common': 'Veel mensen geven dit antwoord. Geef een minder gewoon antwoord.',

  'removal.title': 'Dit verwijderen?',
  'removal.body': '{name} bewijst dan niets meer, en wat wij ervan bewaren wordt vernietigd.',
  'removal.last':
    'Het is uw laatste. Zonder dit komt u misschien niet meer in {application} als u uw wachtwoord vergeet. U kunt beter eerst een andere instellen.',

  'enrol-link.title': 'Een weg terug instellen',
  'enrol-link.body':
    'U hebt de link uit onze e-mail geopend. Ga verder om een manier in te stellen om te bewijzen wie u bent voor {application}.',
  'enrol-link.once': 'De link werkt één keer. Daarna hebt u een half uur.',

  'enrol-link-rejected.title': 'Deze link werkt niet meer',
  'enrol-link-rejected.body':
    'Hij is al gebruikt, is te oud, er is een nieuwere gestuurd, of hij is niet helemaal gekopieerd. Er is niets veranderd. Vraag de afzender om een nieuwe.',
  'enrol-link-rejected.sign-in':
    'Als u uw wachtwoord weet, hebt u geen link nodig: log in en stel het in vanuit uw account.',
};
