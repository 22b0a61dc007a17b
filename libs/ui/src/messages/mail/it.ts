import type { MailCatalogue } from './en.ts';

export const it: MailCatalogue = {
  'mail.hello-name': 'Buongiorno {name},',
  'mail.hello': 'Buongiorno,',
  'mail.reset-subject': '{application}: reimpostare la password',
  'mail.reset-intro': 'Qualcuno ha chiesto di reimpostare la password del Suo account presso {tenant}.',
  'mail.reset-open': 'È stato Lei? Allora apra questo link:',
  'mail.reset-button': 'Scegli una nuova password',
  'mail.reset-copy': 'Se il pulsante non funziona, copi questo indirizzo nel browser:',
  'mail.reset-link-expiry': 'Il link vale fino a: {time}.',
  'mail.reset-code': 'Oppure inserisca questo codice nella pagina dove ha fatto la richiesta:',
  'mail.reset-code-only':
    'È stato Lei? Allora inserisca questo codice nella pagina dove ha fatto la richiesta:',
  'mail.reset-code-expiry': 'Il codice vale fino a: {time}.',
  'mail.reset-not-you':
    'Non è stato Lei? Allora non faccia nulla: la password resta com’è. Non dica il codice a nessuno, nemmeno all’assistenza.',
  'mail.staff-reset-intro': '{tenant} Le invia un link per scegliere una nuova password per {application}.',
  'mail.staff-reset-open': 'Per sceglierla apra questo link:',
  'mail.changed-subject': '{application}: la password è cambiata',
  'mail.changed-intro':
    'La password del Suo account presso {tenant} è cambiata. Per sicurezza è stato disconnesso da tutti i dispositivi.',
  'mail.changed-not-you': 'Non è stato Lei? Reimposti subito la password e ci avvisi.',
  'mail.new-password-subject': '{application}: la Sua nuova password',
  'mail.new-password-intro': 'Questa è la nuova password del Suo account presso {tenant}:',
  'mail.new-password-keep': 'La conservi in un luogo sicuro, poi cancelli questa e-mail.',
  'mail.methods-subject': '{application}: sono cambiati i Suoi modi di identificarsi',
  'mail.method-added-intro':
    'Al Suo account presso {tenant} è stato aggiunto un nuovo modo di provare chi è. Potrà essere usato per il recupero dopo qualche tempo.',
  'mail.method-removed-intro': 'Dal Suo account presso {tenant} è stato tolto un modo di provare chi è.',
  'mail.enrol-subject': '{application}: prepari un modo per rientrare',
  'mail.enrol-intro':
    '{tenant} La invita a configurare un modo di provare chi è. Con esso potrà rientrare in {application} se dimentica la password.',
  'mail.enrol-open': 'Per configurarlo apra questo link:',
  'mail.enrol-button': 'Configura ora',
  'mail.enrol-not-you': 'Non se lo aspettava? Non apra il link, non lo inoltri e ci avvisi.',
  'mail.reminder-subject': '{application}: si prepari a una password dimenticata',
  'mail.reminder-intro':
    'Se dimenticasse ora la password, non potrebbe rientrare in {application}. Al Suo account presso {tenant} manca un modo di provare chi è.',
  'mail.reminder-do': 'Acceda a {application} come sempre e ne configuri uno.',
  'mail.reminder-button': 'Accedi',
  'mail.unlocked-subject': '{application}: il Suo account è stato sbloccato',
  'mail.unlocked-intro': 'Il Suo account presso {tenant} è stato sbloccato. La password è rimasta la stessa.',
  'mail.failed-subject': '{application}: la sua richiesta non è stata eseguita',
  'mail.failed-intro':
    'Ha chiesto di rientrare nel suo account presso {tenant}. Il sistema che conserva la sua password non ha eseguito la richiesta, quindi non è cambiato nulla. Ricominci o chieda aiuto.',
  'mail.unanswered-subject': '{application}: la sua richiesta non ha avuto risposta in tempo',
  'mail.unanswered-intro':
    'Ha chiesto di rientrare nel suo account presso {tenant}. Il sistema che conserva la sua password non ha risposto in tempo. Acceda con la password che conosce; se non funziona, ricominci o chieda aiuto.',
  'mail.help': 'Aiuto: {contact}',
  'mail.footer': '{tenant} Le ha inviato questa e-mail per il Suo account di {application}.',
};
