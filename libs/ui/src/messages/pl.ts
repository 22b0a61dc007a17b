import type { Catalogue } from './en.ts';
import { pl as enrolment } from './enrolment/pl.ts';
import { pl as mail } from './mail/pl.ts';
import { pl as signIn } from './sign-in/pl.ts';
import { pl as staff } from './staff/pl.ts';

export const pl: Catalogue = {
  'common.step': 'Krok {current} z {total}',
  'common.error-prefix': 'Błąd:',
  'common.summary-title': 'Wystąpił problem',
  'common.languages': 'Język',
  'common.help-title': 'Użyj innego sposobu',
  'common.help-start-over': 'Zacznij od nowa z inną nazwą użytkownika lub innym adresem e-mail',
  'common.help-forgot': 'Nie pamiętam hasła',
  'common.help-sign-in': 'Znam swoje hasło: zaloguj się',
  'common.help-contact': 'Poproś o pomoc: {contact}',
  'common.help-no-contact': 'Zapytaj dział pomocy {tenant}',
  'common.try-again': 'Spróbuj ponownie',
  'common.start-over': 'Zacznij od nowa',
  'common.send-new': 'Wyślij nowy',
  'common.reference': 'Numer sprawy: {reference}',
  'common.show-password': 'Pokaż hasło',
  'common.hide-password': 'Ukryj hasło',
  'common.password-shown': 'Hasło jest widoczne',
  'common.password-hidden': 'Hasło jest ukryte',
  'common.stale-form': 'Strona była otwarta zbyt długo. Wyślij ją jeszcze raz.',
  'common.not-reached':
    'Część naszego systemu nie odpowiada. Nic nie zostało zmienione. Spróbuj ponownie za chwilę.',

  'identify.title': 'Zresetuj hasło',
  'identify.intro': 'Wyślemy wiadomość na adres konta. Dzięki niej odzyskasz dostęp do {application}.',
  'identify.label': 'Nazwa użytkownika lub adres e-mail',
  'identify.label-user-name': 'Nazwa użytkownika',
  'identify.label-email': 'Adres e-mail',
  'identify.label-attribute': '{name}',
  'identify.hint': 'Ta, której używasz do logowania',
  'identify.submit': 'Wyślij e-mail',
  'identify.error-empty': 'Wypełnij to pole.',
  'identify.error-wrong': 'To nie może być poprawne. Sprawdź i wyślij ponownie.',
  'identify.error-required': 'Podaj nazwę użytkownika lub adres e-mail.',
  'identify.error-too-long': 'To jest zbyt długie. Podaj tylko nazwę użytkownika lub adres e-mail.',
  'identify.error-invalid':
    'To nie może być nazwa użytkownika ani adres e-mail. Sprawdź wpis i wyślij go jeszcze raz.',

  'work.title': 'Chwileczkę',
  'work.intro':
    'Napływa teraz tak wiele próśb, że sprawdzamy, czy Twoja nie pochodzi od programu. Niczego jeszcze nie wysłano.',
  'work.solving': 'Przeglądarka rozwiązuje małe zadanie. Potem strona przejdzie dalej sama.',
  'work.wait':
    'Poczekaj {time}, a potem przejdź dalej. Tam, gdzie skrypty są dozwolone, strona przejdzie dalej sama.',
  'work.submit': 'Dalej',
  'work.error-early': 'Jest jeszcze trochę za wcześnie. Poczekaj {time}, a potem przejdź dalej.',

  'sent.title': 'Sprawdź pocztę',
  'sent.body': 'Jeśli {identifier} pasuje do konta, wysłaliśmy e-mail z linkiem i kodem na adres tego konta.',
  'sent.body-code': 'Jeśli {identifier} należy do konta, wysłaliśmy wiadomość z kodem na jego adres e-mail.',
  'sent.choose': 'Otwórz link z e-maila albo wpisz tutaj kod.',
  'sent.choose-code': 'Wpisz tutaj kod z wiadomości.',
  'sent.expiry': 'Kod działa do {codeTime}, link do {linkTime}.',
  'sent.expiry-code': 'Kod działa do {codeTime}.',
  'sent.code-expired':
    'Kod z ostatniego e-maila wygasł o {codeTime}. Link działa do {linkTime}. Aby otrzymać nowy kod, poproś o nowy e-mail.',
  'sent.code-expired-code':
    'Kod z ostatniej wiadomości wygasł o {codeTime}. Aby otrzymać nowy kod, poproś o nową wiadomość.',
  'sent.code-label': 'Kod z e-maila',
  'sent.code-hint':
    '{length, plural, few {# cyfry} many {# cyfr} other {# cyfry}}. Spacje i myślniki nie przeszkadzają.',
  'sent.submit': 'Dalej',
  'sent.error-code-required': 'Wpisz kod z e-maila.',
  'sent.error-code-format':
    'Kod ma {length, plural, few {# cyfry} many {# cyfr} other {# cyfry}}. Sprawdź e-mail i wpisz go jeszcze raz.',
  'sent.error-code-rejected':
    'Ten kod nie zadziałał. Zawiera błąd, został już użyty albo jest zbyt stary. Sprawdź najnowszy e-mail lub poproś o nowy.',
  'sent.resend-title': 'Nie ma jeszcze e-maila?',
  'sent.resend-hint':
    'To może potrwać kilka minut. Sprawdź też folder ze spamem. Nowy e-mail zastępuje starszy kod; link, który już masz, nadal działa.',
  'sent.resend-wait': 'Aby nie zapełnić nikomu skrzynki, następny e-mail można wysłać o {time}.',
  'sent.resend-submit': 'Wyślij nowy e-mail',
  'sent.resent': 'O {time} wysłaliśmy nowy e-mail, jeśli konto istnieje. Użyj kodu z najnowszego e-maila.',
  'sent.error-resend-early': 'Na nowy e-mail jest jeszcze za wcześnie. Poproś o niego ponownie o {time}.',

  'link.title': 'Kontynuuj resetowanie',
  'link.body':
    'To jest strona z linku w naszym e-mailu. Przejdź dalej, aby ustawić nowe hasło do {application}.',
  'link.not-you': 'To nie Twoja prośba? Zamknij tę stronę. Nic nie zostało zmienione.',
  'link.submit': 'Dalej',

  'more.title': 'Jeszcze jedno potwierdzenie',
  'more.body': 'Skrzynka została potwierdzona. {application} wymaga jeszcze czegoś, zanim pójdziesz dalej.',
  'more.choose':
    '{count, plural, one {Wybierz jedną z tych możliwości.} few {Wybierz # z tych możliwości.} many {Wybierz # z tych możliwości.} other {Wybierz # z tych możliwości.}}',
  'more.submit': 'Użyj: {name}',
  'more.authenticator-label': 'Kod z aplikacji uwierzytelniającej',
  'more.recovery-codes-label': 'Jeden z kodów odzyskiwania',
  'more.questions-body': 'Odpowiedz na to, o co jest pytanie. Wielkość liter nie ma znaczenia.',
  'more.code-sent': 'Wysłaliśmy kod na telefon, którego numer kończy się na {end}.',
  'more.destination': 'Na który telefon wysłać kod?',
  'more.destination-end': 'Numer, który kończy się na {end}',
  'more.code-label': 'Kod z wiadomości',
  'more.code-again': 'Wyślij nowy kod',
  'more.ask-submit': 'Dalej',
  'more.passkey-body':
    'Użyj skonfigurowanego klucza dostępu: urządzenie lub klucz bezpieczeństwa poprosi o twarz, palec lub kod PIN.',
  'more.passkey-submit': 'Użyj mojego klucza dostępu',
  'more.passkey-unable':
    'Twoja przeglądarka nie może tu użyć kluczy dostępu. Użyj innego sposobu lub innej przeglądarki.',
  'more.back': 'Wróć do wymaganych potwierdzeń',
  'more.not-ready':
    '{name}: nie jest skonfigurowane albo jest zbyt nowe. Użyj innego sposobu lub poproś o pomoc.',
  'more.error-unable': 'Ten sposób jest teraz niedostępny. Użyj innego sposobu lub poproś o pomoc.',
  'more.error-rejected':
    'To się nie udało. Nic nie zostało zmienione. Spróbuj ponownie albo użyj innego sposobu.',

  'password.title': 'Ustaw nowe hasło',
  'password.rules-title': 'Nowe hasło',
  'password.rule-min':
    'ma co najmniej {min, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}',
  'password.rule-max':
    'ma najwyżej {max, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}; spacje i wszystkie znaki są dozwolone',
  'password.rule-common': 'nie jest hasłem, którego używa wiele osób',
  'password.rule-breached': 'nie jest znane z wycieku danych',
  'password.rule-context': 'nie zawiera Twojego imienia, nazwiska ani nazwy {tenant}',
  'password.tip': 'Cztery lub pięć niezwiązanych ze sobą słów łatwo zapamiętać, a trudno odgadnąć.',
  'password.label': 'Nowe hasło',
  'password.until': 'Zapisz je przed {time}.',
  'password.submit': 'Zapisz nowe hasło',
  'password.error-required': 'Wpisz nowe hasło.',
  'password.error-too-short':
    'To hasło jest zbyt krótkie, by było bezpieczne. Użyj co najmniej {min, plural, one {# znaku} few {# znaków} many {# znaków} other {# znaku}}: dodaj jedno lub dwa słowa.',
  'password.error-too-long':
    'To hasło jest zbyt długie. Użyj najwyżej {max, plural, one {# znaku} few {# znaków} many {# znaków} other {# znaku}}.',
  'password.error-common':
    'Tego hasła używa wiele osób, więc atakujący próbują go jako jednego z pierwszych. Wybierz inne.',
  'password.error-breached':
    'To hasło jest znane z wycieku danych, więc atakujący go próbują. Wybierz takie, którego nie używasz nigdzie indziej.',
  'password.error-context':
    'To hasło zawiera Twoje imię, nazwisko lub nazwę {tenant} i łatwo je odgadnąć. Wybierz inne słowa.',
  'password.error-store': 'System, który przechowuje hasło, nie przyjął go. Wybierz inne hasło.',
  'password.error-store-down':
    'System, który przechowuje hasło, nie odpowiada. Nic nie zostało zmienione. Wpisz hasło ponownie za chwilę.',
  'ending.until': 'Masz czas na decyzję do {time}.',
  'generate.title': 'Nowe hasło',
  'generate.body': 'Utworzymy nowe, bezpieczne hasło do {application}.',
  'generate.shown': 'Zostanie pokazane jeden raz, na następnej stronie.',
  'generate.mailed': 'Wyślemy je e-mailem.',
  'generate.submit': 'Utwórz nowe hasło',
  'generated.label': 'Twoje nowe hasło',
  'generated.once':
    'Jest pokazywane tylko ten jeden raz. Zapisz je lub dodaj do menedżera haseł, zanim zamkniesz tę stronę.',
  'generated.gone':
    'Nowe hasło zostało już pokazane i nie można go pokazać ponownie. Jeśli go nie zapisano, zacznij od początku.',
  'generated.mailed': 'Nowe hasło jest w drodze e-mailem.',
  'request.title': 'Poproś o nowe hasło',
  'request.body':
    'System, który przechowuje Twoje hasło, tworzy nowe dla {application} i wysyła je do Ciebie e-mailem. Nie wpisujesz tu żadnego, a my nigdy go nie widzimy.',
  'request.submit': 'Poproś teraz',
  'request.arrives':
    'Nowe hasło przyjdzie do Ciebie e-mailem z systemu, który je przechowuje. My go nie znamy.',
  'unlock.title': 'Odblokuj swoje konto',
  'unlock.body': 'Hasło pozostanie bez zmian. Wybierz to, jeśli je znasz, a konto jest zablokowane.',
  'unlock.submit': 'Odblokuj konto',
  'unlock.error-refused': 'Tego konta nie można stąd odblokować. Poproś o pomoc.',
  'unlock.error-store-down':
    'System, który przechowuje konto, nie odpowiada. Nic nie zostało zmienione. Spróbuj ponownie za chwilę.',
  'generate.error-failed':
    'Nie udało się teraz utworzyć nowego hasła. Nic nie zostało zmienione. Spróbuj ponownie za chwilę.',

  'done.title': 'Hasło zostało zmienione',
  'done.body': 'Od teraz loguj się do {application} nowym hasłem.',
  'done.devices':
    'Dla bezpieczeństwa wylogowaliśmy Cię na wszystkich urządzeniach. Wyślemy też e-mail o tej zmianie.',
  'done.sign-in': 'Przejdź do logowania',
  'unlocked.title': 'Konto jest odblokowane',
  'unlocked.body':
    'Zaloguj się do {application} dotychczasowym hasłem. Wyślemy też wiadomość e-mail na ten temat.',
  'submitted.title': 'Prośba została przekazana',
  'submitted.body':
    'Wykonuje ją inny system, co może chwilę potrwać. Nic jeszcze nie zostało zmienione. Gdy będzie gotowe, przyjdzie e-mail.',

  'status.waiting-title': 'Nowe hasło jest zapisywane',
  'status.waiting-body':
    'Trwa to dłużej niż zwykle. Poczekaj i nie wysyłaj go ponownie. Ta strona sprawdza wynik co 15 sekund.',
  'status.unknown-title': 'Nie wiemy jeszcze, czy hasło zostało zmienione',
  'status.unknown-body':
    'System, który przechowuje hasło, nie potwierdził zmiany. Spróbuj zalogować się najpierw nowym hasłem, potem starym. Ta strona sprawdza wynik co 15 sekund.',
  'status.check': 'Sprawdź teraz',

  'ended.title': 'Ta prośba została zakończona',
  'ended.body':
    'Jest zrealizowana, jej czas minął albo trwa w innym oknie lub na innym urządzeniu. Jeśli link jest otwarty gdzie indziej, kontynuuj tam.',
  'ended.unchanged': 'Ta strona niczego nie zmieniła.',
  'failed.title': 'Hasło nie zostało zmienione',
  'failed.body':
    'System, który przechowuje hasło, nie wykonał zmiany; hasło jest takie jak wcześniej. Zacznij od nowa lub poproś o pomoc.',
  'link-rejected.title': 'Ten link już nie działa',
  'link-rejected.body':
    'Został już użyty, jest zbyt stary albo nie został skopiowany w całości. Jego otwarcie niczego nie zmieniło.',
  'unavailable.title': 'W tej chwili to nie działa',
  'not-found.title': 'Ta strona nie istnieje',
  'not-found.body': 'Sprawdź adres lub zacznij od nowa. Nic nie zostało zmienione.',
  'unknown-host.title': 'Pod tym adresem nic nie ma',
  'unknown-host.body': 'Sprawdź adres w przeglądarce. Nic nie zostało zmienione.',
  'too-many.title': 'Zbyt wiele prób',
  'too-many.body':
    'Aby chronić wszystkie konta, prosimy o chwilę cierpliwości. Kolejna próba będzie możliwa o {time}. Nic nie zostało zmienione.',
  'too-large.title': 'Przesłana treść jest zbyt długa',
  'too-large.body': 'Nie została odczytana i nic nie zostało zmienione. Wróć i wyślij mniej.',
  'broken.title': 'Coś poszło nie tak po naszej stronie',
  'broken.body':
    'Zapisaliśmy to. Jeśli trwało zapisywanie nowego hasła, spróbuj najpierw zalogować się nim. W przeciwnym razie zacznij od nowa.',

  'sign-in.title': 'Zaloguj się',
  'sign-in.intro': 'Zaloguj się do {application}.',
  'sign-in.password': 'Hasło',
  'sign-in.submit': 'Zaloguj się',
  'sign-in.signed-out': 'Wylogowano.',
  'sign-in.error-password': 'Wpisz hasło.',
  'sign-in.error-refused': 'Nazwa użytkownika i hasło nie pasują do siebie. Sprawdź oba i spróbuj ponownie.',
  'account.title': 'Zalogowano',
  'account.body': 'Zalogowano do {application} jako {name}.',
  'account.until': 'Sesja trwa do {time}, chyba że wylogujesz się wcześniej.',
  'account.sign-out': 'Wyloguj się',

  'sms.recovery-code': '{code} to kod do odzyskania konta {application}. Nie podawaj go nikomu.',
  'sms.telephone-code': '{code} to kod dodania tego telefonu do konta {application}. Nie podawaj go nikomu.',
  'sms.trial': 'To jest SMS testowy od {tenant}. Nie wymaga odpowiedzi.',

  ...enrolment,
  ...signIn,
  ...mail,
  ...staff,
};
