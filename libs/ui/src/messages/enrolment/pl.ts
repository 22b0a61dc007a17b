import type { EnrolmentCatalogue } from './en.ts';

export const pl: EnrolmentCatalogue = {
  'sign-in.ended': 'Twój czas tutaj minął. Zaloguj się ponownie lub poproś o nowy link.',

  'methods.title': 'Twoje sposoby potwierdzania tożsamości',
  'methods.body':
    'Dzięki nim wrócisz do {application}, jeśli zapomnisz hasła. Ustaw co najmniej dwa, aby jeden pozostał, gdy drugi przepadnie.',
  'methods.none': 'Nie ma tu nic do ustawienia. Jeśli kiedyś nie uda się wejść, poproś o pomoc.',
  'methods.by-link':
    'Ta strona została otwarta linkiem z wiadomości e-mail. Zmiany dotyczą konta: {name}, do {time}.',
  'methods.not-started': 'Jeszcze nieustawione.',
  'methods.begun': 'Rozpoczęte, ale niedokończone. Ustaw od początku.',
  'methods.usable': 'Gotowe do użycia.',
  'methods.quarantined': 'Można użyć od: {time}. Do tego czasu niczego nie potwierdza.',
  'methods.phone': '{name}: numer kończący się na {end}',
  'methods.last-used': 'Ostatnie użycie: {time}.',
  'methods.never-used': 'Dotąd nieużywane.',
  'methods.set-up': 'Ustaw: {name}',
  'methods.add': 'Dodaj kolejny: {name}',
  'methods.remove': 'Usuń',
  'methods.back': 'Wróć do swoich sposobów potwierdzania tożsamości',
  'methods.account': 'Wróć do swojego konta',
  'methods.added': '{name}: ustawione. Można użyć od: {time}; do tego czasu niczego nie potwierdza.',
  'methods.removed': 'Usunięto i niczego już nie potwierdza. Wyślemy też wiadomość e-mail na ten temat.',
  'methods.error-not-offered': 'Tego tu nie ma albo już tego nie masz. Wybierz z listy.',

  'enrol.about-authenticator':
    'Aplikacja w telefonie pokazuje wciąż nowy kod. Takim kodem potwierdzasz, kim jesteś. Jeśli zgubisz telefon, przepadną też kody.',
  'enrol.about-recovery-codes':
    'Dostaniesz listę kodów do przechowania w bezpiecznym miejscu. Każdy działa raz. Kto ma listę, może użyć jej zamiast Ciebie.',
  'enrol.about-passkey':
    'Twoje urządzenie lub klucz bezpieczeństwa przechowuje klucz, którego używasz twarzą, palcem lub kodem PIN. Nie da się go odgadnąć i żadna fałszywa strona nie może go przejąć.',
  'enrol.about-sms':
    'Gdy będzie potrzebny, wyślemy kod na Twój telefon. Jeśli zmienisz numer, dodaj tu nowy, zanim zrezygnujesz ze starego.',
  'enrol.about-questions':
    'Wybierasz pytania i odpowiadasz na nie. Odpowiedzi tylko uzupełniają inne potwierdzenie: inni mogą je poznać.',
  'enrol.quarantine':
    'Dla Twojego bezpieczeństwa można tego użyć dopiero po pewnym czasie od ustawienia. Wyślemy też wiadomość e-mail na ten temat.',
  'enrol.password-hint':
    'To, którym się logujesz. Sesja pozostawiona otwarta nie może wystarczyć, aby to zmienić.',
  'enrol.submit': 'Ustaw',
  'enrol.send-code': 'Wyślij kod',
  'enrol.phone-label': 'Numer telefonu',
  'enrol.phone-hint': 'Z plusem i kodem kraju, na przykład {example}. Od razu wyślemy na niego kod.',
  'enrol.questions-body':
    'Wybierz różne pytania ({count}) i odpowiedz na każde. Najmniejsza liczba znaków odpowiedzi: {min}; wielkość liter nie ma znaczenia.',
  'enrol.question-label': 'Pytanie {number}',
  'enrol.question-none': 'Wybierz pytanie z listy',
  'enrol.answer-label': 'Odpowiedź na pytanie {number}',
  'enrol.app-scan': 'Otwórz aplikację uwierzytelniającą i zeskanuj ten obraz.',
  'enrol.app-picture': 'Obraz dla aplikacji uwierzytelniającej: zawiera klucz podany niżej',
  'enrol.app-open': 'Otwórz aplikację na tym urządzeniu',
  'enrol.app-key': 'Albo wpisz ten klucz w aplikacji:',
  'enrol.codes-body':
    'Te kody są pokazywane tylko ten jeden raz. Wydrukuj je, zapisz lub dodaj do menedżera haseł. Każdy działa raz.',
  'enrol.codes-kept': 'Kody są już zapisane',
  'enrol.another-number': 'Nie ma wiadomości? Sprawdź numer lub poproś o nowy kod',
  'enrol.begin-again': 'Zacznij od nowa',
  'enrol.passkey-body':
    'Urządzenie lub klucz bezpieczeństwa poprosi o twarz, palec lub kod PIN, a potem utworzy klucz, który należy tylko do Ciebie.',
  'enrol.passkey-submit': 'Utwórz mój klucz dostępu',
  'enrol.passkey-script':
    'Klucz dostępu wymaga JavaScriptu, który jest wyłączony w tej przeglądarce. Wróć i użyj innego sposobu.',
  'enrol.error-password': 'To hasło jest nieprawidłowe. Wpisz to, którym się logujesz.',
  'enrol.error-phone-country': 'Zacznij od plusa i kodu kraju swojego numeru telefonu.',
  'enrol.error-phone-format': 'To nie jest numer telefonu. Sprawdź cyfry.',
  'enrol.error-phone-closed':
    'Na numery tego kraju lub rodzaju nie można wysłać wiadomości. Użyj własnego numeru komórkowego.',
  'enrol.error-held-back':
    'Na ten numer chwilowo nie wysyłamy więcej wiadomości. Możesz poprosić ponownie o {time}.',
  'enrol.error-had-already': 'To już masz. Najpierw to usuń, jeśli chcesz ustawić na nowo.',
  'enrol.error-too-many': 'Masz ich już tyle, ile może mieć jedna osoba. Usuń ten, którego nie używasz.',
  'enrol.error-code-required': 'Wpisz kod.',
  'enrol.error-code':
    'Ten kod nie zadziałał. Wpisz ten, który jest teraz pokazany lub wysłany. Po pięciu błędnych kodach trzeba zacząć od nowa.',
  'enrol.error-questions-changed': 'Jednego z pytań nie można już wybrać. Wybierz ponownie.',
  'enrol.error-question-missing': 'Wybierz pytanie w tym wierszu.',
  'enrol.error-question-twice': 'To pytanie jest już wybrane. Wybierz inne.',
  'enrol.error-answer-short': 'Ta odpowiedź jest za krótka. Najmniejsza liczba znaków: {min}.',
  'enrol.error-answer-long': 'Ta odpowiedź jest za długa.',
  'enrol.error-answer-repeated': 'Ta odpowiedź została już podana. Na każde pytanie odpowiedz inaczej.',
  'enrol.error-answer-own-name': 'Inni znają Twoje imię, nazwisko i adres. Podaj inną odpowiedź.',
  'enrol.error-answer-in-question': 'Pytanie samo to mówi. Podaj inną odpowiedź.',
  'enrol.error-answer-common': 'Wiele osób podaje tę odpowiedź. Podaj mniej typową.',

  'removal.title': 'Usunąć to?',
  'removal.body': '{name} nie będzie już niczego potwierdzać, a to, co przechowujemy, zostanie zniszczone.',
  'removal.last':
    'To Twój ostatni sposób. Bez niego możesz nie wrócić do {application}, jeśli zapomnisz hasła. Lepiej najpierw ustawić inny.',

  'enrol-link.title': 'Ustaw sposób na powrót',
  'enrol-link.body':
    'Link z naszej wiadomości został otwarty. Przejdź dalej, aby ustawić sposób potwierdzania tożsamości w {application}.',
  'enrol-link.once': 'Link działa raz. Potem masz pół godziny.',

  'enrol-link-rejected.title': 'Ten link już nie działa',
  'enrol-link-rejected.body':
    'Został już użyty, jest za stary, wysłano nowszy albo nie skopiowano go w całości. Nic nie zostało zmienione. Poproś nadawcę o nowy.',
  'enrol-link-rejected.sign-in':
    'Jeśli znasz hasło, nie potrzebujesz linku: zaloguj się i ustaw to na swoim koncie.',
};
