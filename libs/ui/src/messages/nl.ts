import type { Catalogue } from './en.ts';
import { nl as enrolment } from './enrolment/nl.ts';
import { nl as mail } from './mail/nl.ts';
import { nl as signIn } from './sign-in/nl.ts';
import { nl as staff } from './staff/nl.ts';

export const nl: Catalogue = {
  'common.step': 'Stap {current} van {total}',
  'common.error-prefix': 'Fout:',
  'common.summary-title': 'Er is een probleem',
  'common.languages': 'Taal',
  'common.help-title': 'Een andere manier gebruiken',
  'common.help-start-over': 'Opnieuw beginnen met een andere gebruikersnaam of een ander e-mailadres',
  'common.help-forgot': 'Ik ben mijn wachtwoord vergeten',
  'common.help-sign-in': 'Ik weet mijn wachtwoord: inloggen',
  'common.help-contact': 'Hulp vragen: {contact}',
  'common.help-no-contact': 'Vraag het aan de helpdesk van {tenant}',
  'common.try-again': 'Opnieuw proberen',
  'common.start-over': 'Opnieuw beginnen',
  'common.send-new': 'Een nieuwe sturen',
  'common.reference': 'Kenmerk: {reference}',
  'common.show-password': 'Wachtwoord tonen',
  'common.hide-password': 'Wachtwoord verbergen',
  'common.password-shown': 'Uw wachtwoord is zichtbaar',
  'common.password-hidden': 'Uw wachtwoord is verborgen',
  'common.stale-form': 'Uw pagina stond te lang open. Verstuur haar alstublieft opnieuw.',
  'common.not-reached':
    'Een deel van ons systeem antwoordt niet. Er is niets veranderd. Probeer het zo meteen opnieuw.',

  'identify.title': 'Uw wachtwoord opnieuw instellen',
  'identify.intro':
    'We sturen een e-mail naar het adres van uw account. Daarmee komt u weer in {application}.',
  'identify.label': 'Gebruikersnaam of e-mailadres',
  'identify.label-user-name': 'Gebruikersnaam',
  'identify.label-email': 'E-mailadres',
  'identify.label-attribute': '{name}',
  'identify.hint': 'Waarmee u altijd inlogt',
  'identify.submit': 'E-mail sturen',
  'identify.error-empty': 'Vul dit veld in.',
  'identify.error-wrong': 'Dit kan niet kloppen. Controleer het en verstuur het opnieuw.',
  'identify.error-required': 'Vul uw gebruikersnaam of e-mailadres in.',
  'identify.error-too-long': 'Dit is te lang. Vul alleen uw gebruikersnaam of e-mailadres in.',
  'identify.error-invalid':
    'Dit kan geen gebruikersnaam of e-mailadres zijn. Controleer het en verstuur het opnieuw.',

  'work.title': 'Een moment alstublieft',
  'work.intro':
    'Er komen op dit moment zo veel aanvragen binnen dat wij nagaan of die van u niet van een programma komt. Er is nog niets verstuurd.',
  'work.solving': 'Uw browser lost een kleine puzzel op. Daarna gaat deze pagina vanzelf verder.',
  'work.wait': 'Wacht {time} en ga dan door. Waar scripts zijn toegestaan, gaat deze pagina vanzelf verder.',
  'work.submit': 'Doorgaan',
  'work.error-early': 'Het is nog iets te vroeg. Wacht {time} en ga dan door.',

  'sent.title': 'Kijk in uw e-mail',
  'sent.body':
    'Als {identifier} bij een account hoort, hebben wij een e-mail met een link en een code naar het e-mailadres van dat account gestuurd.',
  'sent.body-code':
    'Als {identifier} bij een account hoort, hebben we een e-mail met een code naar het e-mailadres ervan gestuurd.',
  'sent.choose': 'Open de link in de e-mail, of vul hier de code in.',
  'sent.choose-code': 'Typ hier de code uit de e-mail.',
  'sent.expiry': 'De code werkt tot {codeTime}, de link tot {linkTime}.',
  'sent.expiry-code': 'De code werkt tot {codeTime}.',
  'sent.code-expired':
    'De code van de laatste e-mail is om {codeTime} verlopen. De link werkt tot {linkTime}. Vraag voor een nieuwe code een nieuwe e-mail aan.',
  'sent.code-expired-code':
    'De code van de laatste e-mail verliep om {codeTime}. Vraag voor een nieuwe code een nieuwe e-mail aan.',
  'sent.code-label': 'Code uit de e-mail',
  'sent.code-hint': '{length, plural, other {# cijfers}}. Spaties en streepjes mogen.',
  'sent.submit': 'Doorgaan',
  'sent.error-code-required': 'Vul de code uit de e-mail in.',
  'sent.error-code-format':
    'De code heeft {length, plural, other {# cijfers}}. Kijk in de e-mail en vul hem opnieuw in.',
  'sent.error-code-rejected':
    'Deze code werkte niet. Hij is verkeerd getypt, al gebruikt of te oud. Kijk in de nieuwste e-mail of vraag een nieuwe aan.',
  'sent.resend-title': 'Nog geen e-mail?',
  'sent.resend-hint':
    'Het kan enkele minuten duren. Kijk ook in de map met ongewenste e-mail. Een nieuwe e-mail vervangt de oudere code; een link die u al hebt, blijft werken.',
  'sent.resend-wait': 'Om niemands postvak te overspoelen kan de volgende e-mail om {time} worden verstuurd.',
  'sent.resend-submit': 'Nieuwe e-mail sturen',
  'sent.resent':
    'Wij hebben om {time} een nieuwe e-mail gestuurd, als er een account is. Gebruik de code uit de nieuwste e-mail.',
  'sent.error-resend-early': 'Het is te vroeg voor een nieuwe e-mail. Vraag hem om {time} opnieuw aan.',

  'link.title': 'Doorgaan met opnieuw instellen',
  'link.body':
    'U hebt de link uit onze e-mail geopend. Ga door om een nieuw wachtwoord voor {application} te kiezen.',
  'link.not-you': 'Hebt u dit niet gevraagd? Sluit dan deze pagina. Er is niets veranderd.',
  'link.submit': 'Doorgaan',

  'more.title': 'Nog een bewijs',
  'more.body': 'Uw mailbox is aangetoond. {application} vraagt nog iets voordat u verdergaat.',
  'more.choose':
    '{count, plural, one {Kies een van deze mogelijkheden.} other {Kies # van deze mogelijkheden.}}',
  'more.submit': '{name} gebruiken',
  'more.authenticator-label': 'Code uit uw authenticator-app',
  'more.recovery-codes-label': 'Een van uw herstelcodes',
  'more.questions-body':
    'Beantwoord wat er wordt gevraagd. Hoofdletters en kleine letters maken geen verschil.',
  'more.code-sent': 'We hebben een code gestuurd naar de telefoon waarvan het nummer eindigt op {end}.',
  'more.destination': 'Naar welke telefoon sturen we de code?',
  'more.destination-end': 'Het nummer dat eindigt op {end}',
  'more.code-label': 'Code uit het bericht',
  'more.code-again': 'Nieuwe code sturen',
  'more.ask-submit': 'Doorgaan',
  'more.passkey-body':
    'Gebruik de passkey die u hebt ingesteld: het apparaat of de beveiligingssleutel vraagt om uw gezicht, vinger of pincode.',
  'more.passkey-submit': 'Mijn passkey gebruiken',
  'more.passkey-unable':
    'Uw browser kan hier geen passkeys gebruiken. Gebruik een andere manier of een andere browser.',
  'more.back': 'Terug naar de gevraagde bewijzen',
  'more.not-ready':
    '{name}: u hebt dit niet ingesteld, of het is nog te nieuw. Neem een andere weg of vraag om hulp.',
  'more.error-unable':
    'Deze manier is op dit moment niet beschikbaar. Gebruik een andere manier of vraag om hulp.',
  'more.error-rejected':
    'Dat is niet gelukt. Er is niets veranderd. Probeer het opnieuw of gebruik een andere manier.',

  'password.title': 'Een nieuw wachtwoord kiezen',
  'password.rules-title': 'Uw nieuwe wachtwoord',
  'password.rule-min': 'heeft ten minste {min, plural, one {# teken} other {# tekens}}',
  'password.rule-max':
    'heeft ten hoogste {max, plural, one {# teken} other {# tekens}}; spaties en alle tekens zijn welkom',
  'password.rule-common': 'is er geen dat veel mensen gebruiken',
  'password.rule-breached': 'is niet bekend uit een datalek',
  'password.rule-context': 'bevat niet uw naam of de naam van {tenant}',
  'password.tip':
    'Vier of vijf woorden die niet bij elkaar horen zijn makkelijk te onthouden en moeilijk te raden.',
  'password.label': 'Nieuw wachtwoord',
  'password.until': 'U hebt tot {time} om het op te slaan.',
  'password.submit': 'Nieuw wachtwoord opslaan',
  'password.error-required': 'Vul een nieuw wachtwoord in.',
  'password.error-too-short':
    'Dit wachtwoord is te kort om veilig te zijn. Gebruik ten minste {min, plural, one {# teken} other {# tekens}}: voeg een of twee woorden toe.',
  'password.error-too-long':
    'Dit wachtwoord is te lang. Gebruik ten hoogste {max, plural, one {# teken} other {# tekens}}.',
  'password.error-common':
    'Veel mensen gebruiken dit wachtwoord, dus aanvallers proberen het als een van de eerste. Kies een ander.',
  'password.error-breached':
    'Dit wachtwoord is bekend uit een datalek, dus aanvallers proberen het. Kies er een dat u nergens anders gebruikt.',
  'password.error-context':
    'Dit wachtwoord bevat uw naam of de naam van {tenant} en is makkelijk te raden. Kies andere woorden.',
  'password.error-store':
    'Het systeem dat uw wachtwoord bewaart, heeft dit niet geaccepteerd. Kies een ander wachtwoord.',
  'password.error-store-down':
    'Het systeem dat uw wachtwoord bewaart, antwoordt niet. Er is niets veranderd. Vul het wachtwoord zo meteen opnieuw in.',
  'ending.until': 'U hebt tot {time} om te kiezen.',
  'generate.title': 'Een nieuw wachtwoord krijgen',
  'generate.body': 'We maken een nieuw, veilig wachtwoord voor {application}.',
  'generate.shown': 'Het wordt u één keer getoond, op de volgende pagina.',
  'generate.mailed': 'We sturen het u per e-mail.',
  'generate.submit': 'Nieuw wachtwoord maken',
  'generated.label': 'Uw nieuwe wachtwoord',
  'generated.once':
    'Het wordt alleen deze keer getoond. Schrijf het op of bewaar het in uw wachtwoordmanager voordat u deze pagina sluit.',
  'generated.gone':
    'Het nieuwe wachtwoord is al getoond en kan niet opnieuw worden getoond. Hebt u het niet bewaard, begin dan opnieuw.',
  'generated.mailed': 'Het nieuwe wachtwoord is per e-mail naar u onderweg.',
  'request.title': 'Een nieuw wachtwoord aanvragen',
  'request.body':
    'Het systeem dat uw wachtwoord bewaart, maakt een nieuw wachtwoord voor {application} en stuurt het u per e-mail. U typt er hier geen, en wij zien het nooit.',
  'request.submit': 'Nu aanvragen',
  'request.arrives':
    'Uw nieuwe wachtwoord komt per e-mail, van het systeem dat het bewaart. Wij kennen het niet.',
  'unlock.title': 'Uw account ontgrendelen',
  'unlock.body': 'Uw wachtwoord blijft zoals het is. Kies dit als u het kent en uw account vergrendeld is.',
  'unlock.submit': 'Account ontgrendelen',
  'unlock.error-refused': 'Dit account kan hier niet worden ontgrendeld. Vraag om hulp.',
  'unlock.error-store-down':
    'Het systeem dat uw account bewaart, antwoordt niet. Er is niets gewijzigd. Probeer het zo meteen opnieuw.',
  'generate.error-failed':
    'Er kon nu geen nieuw wachtwoord worden gemaakt. Er is niets gewijzigd. Probeer het zo meteen opnieuw.',

  'done.title': 'Uw wachtwoord is gewijzigd',
  'done.body': 'Log vanaf nu in bij {application} met het nieuwe wachtwoord.',
  'done.devices':
    'Voor uw veiligheid bent u op alle apparaten uitgelogd. Wij sturen u ook een e-mail over de wijziging.',
  'done.sign-in': 'Naar inloggen',
  'unlocked.title': 'Uw account is ontgrendeld',
  'unlocked.body':
    'Log in bij {application} met het wachtwoord dat u had. We sturen u er ook een e-mail over.',
  'submitted.title': 'Uw verzoek is doorgegeven',
  'submitted.body':
    'Een ander systeem voert het uit, dat kan even duren. Er is nog niets gewijzigd. U krijgt een e-mail als het klaar is.',

  'status.waiting-title': 'Uw nieuwe wachtwoord wordt opgeslagen',
  'status.waiting-body':
    'Dit duurt langer dan normaal. Wacht even en verstuur het niet nog een keer. Deze pagina kijkt elke 15 seconden opnieuw.',
  'status.unknown-title': 'Wij weten nog niet of uw wachtwoord is gewijzigd',
  'status.unknown-body':
    'Het systeem dat uw wachtwoord bewaart, heeft de wijziging niet bevestigd. Probeer eerst in te loggen met het nieuwe wachtwoord en dan met het oude. Deze pagina kijkt elke 15 seconden opnieuw.',
  'status.check': 'Nu opnieuw kijken',

  'ended.title': 'Deze aanvraag is beëindigd',
  'ended.body':
    'Zij is klaar, de tijd is om, of zij gaat verder in een ander venster of op een ander apparaat. Als u de link ergens anders hebt geopend, ga dan daar verder.',
  'ended.unchanged': 'Deze pagina heeft niets veranderd.',
  'failed.title': 'Uw wachtwoord is niet gewijzigd',
  'failed.body':
    'Het systeem dat uw wachtwoord bewaart, heeft de wijziging niet uitgevoerd; uw wachtwoord is nog hetzelfde. Begin opnieuw of vraag om hulp.',
  'link-rejected.title': 'Deze link werkt niet meer',
  'link-rejected.body':
    'Hij is al gebruikt, te oud of niet helemaal gekopieerd. Het openen heeft niets veranderd.',
  'unavailable.title': 'Dit lukt op dit moment niet',
  'not-found.title': 'Deze pagina bestaat niet',
  'not-found.body': 'Controleer het adres of begin opnieuw. Er is niets veranderd.',
  'unknown-host.title': 'Op dit adres is niets',
  'unknown-host.body': 'Controleer het adres in uw browser. Er is niets veranderd.',
  'too-many.title': 'Te veel pogingen',
  'too-many.body':
    'Om alle accounts te beschermen vragen wij u te wachten. U kunt het om {time} opnieuw proberen. Er is niets veranderd.',
  'too-large.title': 'Wat u hebt verstuurd is te lang',
  'too-large.body': 'Het is niet gelezen en er is niets veranderd. Ga terug en verstuur minder.',
  'broken.title': 'Er ging bij ons iets mis',
  'broken.body':
    'Wij hebben het genoteerd. Als u een nieuw wachtwoord aan het opslaan was, probeer dan eerst daarmee in te loggen. Begin anders opnieuw.',

  'sign-in.title': 'Inloggen',
  'sign-in.intro': 'Log in bij {application}.',
  'sign-in.password': 'Wachtwoord',
  'sign-in.submit': 'Inloggen',
  'sign-in.signed-out': 'U bent uitgelogd.',
  'sign-in.error-password': 'Vul uw wachtwoord in.',
  'sign-in.error-refused':
    'De gebruikersnaam en het wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw.',
  'account.title': 'U bent ingelogd',
  'account.body': 'U bent ingelogd bij {application} als {name}.',
  'account.until': 'U blijft ingelogd tot {time}, als u niet eerder uitlogt.',
  'account.sign-out': 'Uitloggen',

  'sms.recovery-code':
    '{code} is uw code om uw account voor {application} te herstellen. Vertel hem aan niemand.',
  'sms.telephone-code':
    '{code} is uw code om deze telefoon toe te voegen aan uw account voor {application}. Vertel hem aan niemand.',
  'sms.trial': 'Met dit bericht probeert {tenant} zijn sms-dienst uit. U hoeft niets te doen.',

  ...enrolment,
  ...signIn,
  ...mail,
  ...staff,
};
