import type { MailCatalogue } from './en.ts';

export const nl: MailCatalogue = {
  'mail.hello-name': 'Beste {name},',
  'mail.hello': 'Goedendag,',
  'mail.reset-subject': '{application}: uw wachtwoord opnieuw instellen',
  'mail.reset-intro': 'Iemand vroeg om het wachtwoord van uw account bij {tenant} opnieuw in te stellen.',
  'mail.reset-open': 'Was u dit? Open dan deze link:',
  'mail.reset-button': 'Nieuw wachtwoord kiezen',
  'mail.reset-copy': 'Als de knop niet werkt, kopieer dan dit adres naar uw browser:',
  'mail.reset-link-expiry': 'De link werkt tot {time}.',
  'mail.reset-code': 'Of vul deze code in op de pagina waar u de aanvraag deed:',
  'mail.reset-code-only': 'Was u dit? Vul dan deze code in op de pagina waar u de aanvraag deed:',
  'mail.reset-code-expiry': 'De code werkt tot {time}.',
  'mail.reset-not-you':
    'Was u dit niet? Doe dan niets: uw wachtwoord blijft zoals het is. Vertel de code aan niemand, ook niet aan de helpdesk.',
  'mail.staff-reset-intro':
    '{tenant} stuurt u een link waarmee u een nieuw wachtwoord kiest voor {application}.',
  'mail.staff-reset-open': 'Open deze link om dat te doen:',
  'mail.changed-subject': '{application}: uw wachtwoord is gewijzigd',
  'mail.changed-intro':
    'Het wachtwoord van uw account bij {tenant} is gewijzigd. Voor uw veiligheid bent u op alle apparaten uitgelogd.',
  'mail.changed-not-you': 'Was u dit niet? Stel dan meteen uw wachtwoord opnieuw in en laat het ons weten.',
  'mail.new-password-subject': '{application}: uw nieuwe wachtwoord',
  'mail.new-password-intro': 'Dit is het nieuwe wachtwoord van uw account bij {tenant}:',
  'mail.new-password-keep': 'Bewaar het op een veilige plek en verwijder daarna deze e-mail.',
  'mail.methods-subject': '{application}: uw manieren om uzelf te bewijzen zijn gewijzigd',
  'mail.method-added-intro':
    'Aan uw account bij {tenant} is een nieuwe manier toegevoegd om te bewijzen wie u bent. Na enige tijd kan die voor herstel worden gebruikt.',
  'mail.method-removed-intro':
    'Van uw account bij {tenant} is een manier verwijderd om te bewijzen wie u bent.',
  'mail.enrol-subject': '{application}: regel een weg terug',
  'mail.enrol-intro':
    '{tenant} vraagt u een manier in te stellen om te bewijzen wie u bent. Daarmee komt u weer in {application} als u uw wachtwoord vergeet.',
  'mail.enrol-open': 'Open deze link om dat te doen:',
  'mail.enrol-button': 'Nu instellen',
  'mail.enrol-not-you':
    'Verwachtte u dit niet? Open de link dan niet, geef hem niet door en laat het ons weten.',
  'mail.reminder-subject': '{application}: wees voorbereid op een vergeten wachtwoord',
  'mail.reminder-intro':
    'Als u nu uw wachtwoord vergat, kwam u niet meer in {application}. Uw account bij {tenant} mist een manier om te bewijzen wie u bent.',
  'mail.reminder-do': 'Meld u zoals altijd aan bij {application} en stel er een in.',
  'mail.reminder-button': 'Aanmelden',
  'mail.unlocked-subject': '{application}: uw account is ontgrendeld',
  'mail.unlocked-intro': 'Uw account bij {tenant} is ontgrendeld. Het wachtwoord is gebleven wat het was.',
  'mail.failed-subject': '{application}: uw verzoek is niet uitgevoerd',
  'mail.failed-intro':
    'U hebt gevraagd om weer toegang te krijgen tot uw account bij {tenant}. Het systeem dat uw wachtwoord bewaart, heeft het verzoek niet uitgevoerd; er is dus niets veranderd. Begin opnieuw of vraag om hulp.',
  'mail.unanswered-subject': '{application}: uw verzoek is niet op tijd beantwoord',
  'mail.unanswered-intro':
    'U hebt gevraagd om weer toegang te krijgen tot uw account bij {tenant}. Het systeem dat uw wachtwoord bewaart, heeft niet op tijd geantwoord. Meld u aan met het wachtwoord dat u kent; werkt dat niet, begin dan opnieuw of vraag om hulp.',
  'mail.help': 'Hulp: {contact}',
  'mail.footer': '{tenant} stuurde u deze e-mail vanwege uw account voor {application}.',
};
