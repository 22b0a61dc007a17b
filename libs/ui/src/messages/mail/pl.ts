import type { MailCatalogue } from './en.ts';

export const pl: MailCatalogue = {
  'mail.hello-name': 'Dzień dobry, {name},',
  'mail.hello': 'Dzień dobry,',
  'mail.reset-subject': '{application}: zresetuj hasło',
  'mail.reset-intro': 'Ktoś poprosił o zresetowanie hasła do Twojego konta w {tenant}.',
  'mail.reset-open': 'To Twoja prośba? Otwórz ten link:',
  'mail.reset-button': 'Ustaw nowe hasło',
  'mail.reset-copy': 'Jeśli przycisk nie działa, skopiuj ten adres do przeglądarki:',
  'mail.reset-link-expiry': 'Link działa do: {time}.',
  'mail.reset-code': 'Albo wpisz ten kod na stronie, na której złożono prośbę:',
  'mail.reset-code-only': 'To Twoja prośba? Wpisz ten kod na stronie, na której ją złożono:',
  'mail.reset-code-expiry': 'Kod działa do: {time}.',
  'mail.reset-not-you':
    'To nie Twoja prośba? Nic nie rób: hasło pozostanie bez zmian. Nie podawaj kodu nikomu, nawet działowi pomocy.',
  'mail.staff-reset-intro': '{tenant} przesyła link, za pomocą którego ustawisz nowe hasło do {application}.',
  'mail.staff-reset-open': 'Aby je ustawić, otwórz ten link:',
  'mail.changed-subject': '{application}: hasło zostało zmienione',
  'mail.changed-intro':
    'Hasło do Twojego konta w {tenant} zostało zmienione. Dla bezpieczeństwa wylogowaliśmy Cię na wszystkich urządzeniach.',
  'mail.changed-not-you': 'To nie Twoja zmiana? Natychmiast zresetuj hasło i powiadom nas.',
  'mail.new-password-subject': '{application}: nowe hasło',
  'mail.new-password-intro': 'Oto nowe hasło do konta w {tenant}:',
  'mail.new-password-keep': 'Zachowaj je w bezpiecznym miejscu, a potem usuń tę wiadomość.',
  'mail.methods-subject': '{application}: zmieniły się sposoby potwierdzania tożsamości',
  'mail.method-added-intro':
    'Do konta w {tenant} dodano nowy sposób potwierdzania tożsamości. Po pewnym czasie będzie można go użyć do odzyskania dostępu.',
  'mail.method-removed-intro': 'Z konta w {tenant} usunięto sposób potwierdzania tożsamości.',
  'mail.enrol-subject': '{application}: przygotuj sposób na powrót',
  'mail.enrol-intro':
    '{tenant} zaprasza do ustawienia sposobu potwierdzania tożsamości. Dzięki niemu wrócisz do {application}, jeśli zapomnisz hasła.',
  'mail.enrol-open': 'Aby go ustawić, otwórz ten link:',
  'mail.enrol-button': 'Ustaw teraz',
  'mail.enrol-not-you':
    'Nie spodziewasz się tej wiadomości? Nie otwieraj linku, nie przekazuj go nikomu i powiadom nas.',
  'mail.reminder-subject': '{application}: przygotuj się na zapomniane hasło',
  'mail.reminder-intro':
    'Gdyby hasło zostało teraz zapomniane, powrót do {application} byłby niemożliwy. Na koncie w {tenant} brakuje sposobu potwierdzania tożsamości.',
  'mail.reminder-do': 'Zaloguj się do {application} jak zwykle i ustaw go.',
  'mail.reminder-button': 'Zaloguj się',
  'mail.unlocked-subject': '{application}: konto zostało odblokowane',
  'mail.unlocked-intro': 'Konto w {tenant} zostało odblokowane. Hasło się nie zmieniło.',
  'mail.failed-subject': '{application}: Twoja prośba nie została wykonana',
  'mail.failed-intro':
    'Ta wiadomość dotyczy prośby o przywrócenie dostępu do Twojego konta w {tenant}. System, który przechowuje Twoje hasło, jej nie wykonał, więc nic się nie zmieniło. Zacznij od nowa albo poproś o pomoc.',
  'mail.unanswered-subject': '{application}: Twoja prośba nie doczekała się odpowiedzi na czas',
  'mail.unanswered-intro':
    'Ta wiadomość dotyczy prośby o przywrócenie dostępu do Twojego konta w {tenant}. System, który przechowuje Twoje hasło, nie odpowiedział na czas. Zaloguj się hasłem, które znasz; jeśli nie działa, zacznij od nowa albo poproś o pomoc.',
  'mail.help': 'Pomoc: {contact}',
  'mail.footer': '{tenant} wysyła ten e-mail w związku z Twoim kontem w {application}.',
};
