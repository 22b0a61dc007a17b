import type { StaffCatalogue } from './en.ts';

export const nl: StaffCatalogue = {
  'mail.deactivated-subject': '{tenant}: het proces {process} is niet meer actief',
  'mail.deactivated-intro':
    'Het proces {process} van {application} heeft zichzelf uitgeschakeld, omdat iets is weggenomen wat het nodig heeft. Zolang het niet weer actief is, kan niemand er een wachtwoord mee herstellen.',
  'mail.deactivated-missing': 'Wat ontbreekt:',
  'mail.deactivated-remedy':
    'Wat u kunt doen: verhelp wat hier wordt genoemd en activeer het proces daarna opnieuw in het beheer. Moest het eindigen, dan hoeft u niets te doen.',
  'mail.deactivated-others':
    'Andere processen die om zo’n reden niet actief zijn: {count}. De lijst van processen in het beheer toont ze.',
  'mail.contradicted-subject': '{tenant}: een tegenstrijdige melding over de opslag {store}',
  'mail.contradicted-intro':
    'Het externe systeem van de opslag {store} ({application}) heeft iets gemeld over een taak die al anders was geëindigd of waarvan de tijd voorbij was. Er is daardoor niets veranderd. De referentie van de taak: {reference}',
  'mail.contradicted-done': 'Hoe de taak was geëindigd: uitgevoerd.',
  'mail.contradicted-failed': 'Hoe de taak was geëindigd: niet uitgevoerd.',
  'mail.contradicted-expired': 'Hoe de taak was geëindigd: niet op tijd beantwoord.',
  'mail.contradicted-withdrawn': 'Hoe de taak was geëindigd: teruggenomen.',
  'mail.contradicted-remedy':
    'Wat u kunt doen: controleer het externe systeem. Kwam deze melding niet daarvandaan, dan kennen anderen mogelijk het ondertekeningsgeheim. Stel dan in het beheer bij de instellingen van de opslag een nieuw ondertekeningsgeheim in en geef het aan het externe systeem.',
  'mail.contradicted-others':
    'Andere taken van deze opslag die in de afgelopen 24 uur zijn tegengesproken: {count}.',
  'mail.staff-footer': '{tenant} stuurde u deze e-mail omdat u beheerder bent.',
};
