import type { Catalogue } from './en.ts';
import { it as enrolment } from './enrolment/it.ts';
import { it as mail } from './mail/it.ts';
import { it as signIn } from './sign-in/it.ts';
import { it as staff } from './staff/it.ts';

export const it: Catalogue = {
  'common.step': 'Passo {current} di {total}',
  'common.error-prefix': 'Errore:',
  'common.summary-title': 'C’è un problema',
  'common.languages': 'Lingua',
  'common.help-title': 'Usare un altro modo',
  'common.help-start-over': 'Ricominciare con un altro nome utente o indirizzo e-mail',
  'common.help-forgot': 'Ho dimenticato la password',
  'common.help-sign-in': 'So la mia password: accedere',
  'common.help-contact': 'Chiedere aiuto: {contact}',
  'common.help-no-contact': 'Chieda all’assistenza di {tenant}',
  'common.try-again': 'Riprovare',
  'common.start-over': 'Ricominciare',
  'common.send-new': 'Inviarne uno nuovo',
  'common.reference': 'Riferimento: {reference}',
  'common.show-password': 'Mostra la password',
  'common.hide-password': 'Nascondi la password',
  'common.password-shown': 'La password è visibile',
  'common.password-hidden': 'La password è nascosta',
  'common.stale-form': 'La pagina è rimasta aperta troppo a lungo. La invii di nuovo, per favore.',
  'common.not-reached':
    'Una parte del nostro sistema non risponde. Non è stato cambiato nulla. Riprovi tra un momento.',

  'identify.title': 'Reimpostare la password',
  'identify.intro':
    'Inviamo un’e-mail all’indirizzo del Suo account. Con essa potrà rientrare in {application}.',
  'identify.label': 'Nome utente o indirizzo e-mail',
  'identify.label-user-name': 'Nome utente',
  'identify.label-email': 'Indirizzo e-mail',
  'identify.label-attribute': '{name}',
  'identify.hint': 'Quello che usa per accedere',
  'identify.submit': 'Invia l’e-mail',
  'identify.error-empty': 'Compili questo campo.',
  'identify.error-wrong': 'Non può essere giusto. Controlli e invii di nuovo.',
  'identify.error-required': 'Inserisca il nome utente o l’indirizzo e-mail.',
  'identify.error-too-long': 'È troppo lungo. Inserisca solo il nome utente o l’indirizzo e-mail.',
  'identify.error-invalid':
    'Questo non può essere un nome utente o un indirizzo e-mail. Lo controlli e lo invii di nuovo.',

  'work.title': 'Un momento, per favore',
  'work.intro':
    'Al momento arrivano così tante richieste che verifichiamo che la Sua non provenga da un programma. Non è ancora stato inviato nulla.',
  'work.solving': 'Il Suo browser sta risolvendo un piccolo problema. Poi la pagina prosegue da sola.',
  'work.wait': 'Attenda {time}, poi continui. Dove gli script sono consentiti, la pagina prosegue da sola.',
  'work.submit': 'Continua',
  'work.error-early': 'È ancora un po’ presto. Attenda {time}, poi continui.',

  'sent.title': 'Controlli la posta',
  'sent.body':
    'Se {identifier} corrisponde a un account, abbiamo inviato un’e-mail con un link e un codice all’indirizzo di quell’account.',
  'sent.body-code':
    'Se {identifier} corrisponde a un account, abbiamo inviato un’e-mail con un codice al suo indirizzo.',
  'sent.choose': 'Apra il link nell’e-mail o inserisca qui il codice.',
  'sent.choose-code': 'Digiti qui il codice della e-mail.',
  'sent.expiry': 'Il codice vale fino alle {codeTime}, il link fino alle {linkTime}.',
  'sent.expiry-code': 'Il codice vale fino alle {codeTime}.',
  'sent.code-expired':
    'Il codice dell’ultima e-mail è scaduto alle {codeTime}. Il suo link vale fino alle {linkTime}. Per un nuovo codice, chieda una nuova e-mail.',
  'sent.code-expired-code':
    'Il codice dell’ultima e-mail è scaduto alle {codeTime}. Per un nuovo codice, chieda una nuova e-mail.',
  'sent.code-label': 'Codice dell’e-mail',
  'sent.code-hint': '{length, plural, other {# cifre}}. Spazi e trattini non disturbano.',
  'sent.submit': 'Continua',
  'sent.error-code-required': 'Inserisca il codice dell’e-mail.',
  'sent.error-code-format':
    'Il codice ha {length, plural, other {# cifre}}. Guardi l’e-mail e lo inserisca di nuovo.',
  'sent.error-code-rejected':
    'Questo codice non ha funzionato. È scritto male, già usato o troppo vecchio. Guardi l’e-mail più recente o ne chieda una nuova.',
  'sent.resend-title': 'L’e-mail non è arrivata?',
  'sent.resend-hint':
    'Può richiedere qualche minuto. Guardi anche nella posta indesiderata. Una nuova e-mail sostituisce il codice precedente; un link già ricevuto continua a valere.',
  'sent.resend-wait': 'Per non riempire la casella di nessuno, la prossima e-mail potrà partire alle {time}.',
  'sent.resend-submit': 'Invia una nuova e-mail',
  'sent.resent':
    'Abbiamo inviato una nuova e-mail alle {time}, se esiste un account. Usi il codice dell’e-mail più recente.',
  'sent.error-resend-early': 'È troppo presto per una nuova e-mail. La chieda di nuovo alle {time}.',

  'link.title': 'Continuare la reimpostazione',
  'link.body':
    'Ha aperto il link della nostra e-mail. Continui per scegliere una nuova password per {application}.',
  'link.not-you': 'Non l’ha chiesto Lei? Chiuda questa pagina. Non è stato cambiato nulla.',
  'link.submit': 'Continua',

  'more.title': 'Un’altra prova',
  'more.body': 'La Sua casella di posta è verificata. {application} chiede ancora altro prima di proseguire.',
  'more.choose':
    '{count, plural, one {Scelga una di queste possibilità.} other {Scelga # di queste possibilità.}}',
  'more.submit': 'Usa {name}',
  'more.authenticator-label': 'Codice della Sua app di autenticazione',
  'more.recovery-codes-label': 'Uno dei Suoi codici di recupero',
  'more.questions-body': 'Risponda a ciò che viene chiesto. Maiuscole e minuscole non fanno differenza.',
  'more.code-sent': 'Abbiamo inviato un codice al telefono il cui numero termina con {end}.',
  'more.destination': 'A quale telefono inviamo il codice?',
  'more.destination-end': 'Il numero che termina con {end}',
  'more.code-label': 'Codice del messaggio',
  'more.code-again': 'Invia un nuovo codice',
  'more.ask-submit': 'Continua',
  'more.passkey-body':
    'Usi la passkey che ha impostato: il dispositivo o la chiave di sicurezza chiede volto, dito o PIN.',
  'more.passkey-submit': 'Usa la mia passkey',
  'more.passkey-unable': 'Il browser non può usare passkey qui. Usi un altro metodo o un altro browser.',
  'more.back': 'Torna alle prove richieste',
  'more.not-ready':
    '{name}: non lo ha configurato, oppure è troppo recente. Usi un’altra strada o chieda aiuto.',
  'more.error-unable': 'Questo metodo non è al momento disponibile. Usi un altro metodo o chieda aiuto.',
  'more.error-rejected': 'Non ha funzionato. Non è stato cambiato nulla. Riprovi o usi un altro modo.',

  'password.title': 'Scegliere una nuova password',
  'password.rules-title': 'La nuova password',
  'password.rule-min': 'ha almeno {min, plural, one {# carattere} other {# caratteri}}',
  'password.rule-max':
    'ha al massimo {max, plural, one {# carattere} other {# caratteri}}; spazi e tutti i segni sono ammessi',
  'password.rule-common': 'non è una che usano molte persone',
  'password.rule-breached': 'non è nota da una fuga di dati',
  'password.rule-context': 'non contiene il Suo nome né quello di {tenant}',
  'password.tip':
    'Quattro o cinque parole senza legame tra loro sono facili da ricordare e difficili da indovinare.',
  'password.label': 'Nuova password',
  'password.until': 'Ha tempo fino alle {time} per salvarla.',
  'password.submit': 'Salva la nuova password',
  'password.error-required': 'Inserisca una nuova password.',
  'password.error-too-short':
    'Questa password è troppo corta per essere sicura. Usi almeno {min, plural, one {# carattere} other {# caratteri}}: aggiunga una o due parole.',
  'password.error-too-long':
    'Questa password è troppo lunga. Usi al massimo {max, plural, one {# carattere} other {# caratteri}}.',
  'password.error-common':
    'Molte persone usano questa password, perciò è tra le prime che gli aggressori provano. Ne scelga un’altra.',
  'password.error-breached':
    'Questa password è nota da una fuga di dati e gli aggressori la provano. Ne scelga una che non usa altrove.',
  'password.error-context':
    'Questa password contiene il Suo nome o quello di {tenant} ed è facile da indovinare. Scelga altre parole.',
  'password.error-store':
    'Il sistema che custodisce la password non ha accettato questa. Scelga una password diversa.',
  'password.error-store-down':
    'Il sistema che custodisce la password non risponde. Non è stato cambiato nulla. Inserisca di nuovo la password tra un momento.',
  'ending.until': 'Ha tempo fino alle {time} per decidere.',
  'generate.title': 'Ottenere una nuova password',
  'generate.body': 'Creiamo una nuova password sicura per {application}.',
  'generate.shown': 'Le viene mostrata una sola volta, nella pagina successiva.',
  'generate.mailed': 'Gliela inviamo per e-mail.',
  'generate.submit': 'Crea una nuova password',
  'generated.label': 'La Sua nuova password',
  'generated.once':
    'Viene mostrata solo questa volta. La annoti o la salvi nel Suo gestore di password prima di chiudere questa pagina.',
  'generated.gone':
    'La nuova password è già stata mostrata e non può essere mostrata di nuovo. Se non l’ha conservata, ricominci.',
  'generated.mailed': 'La nuova password è in arrivo per e-mail.',
  'request.title': 'Chiedere una nuova password',
  'request.body':
    'Il sistema che conserva la sua password ne crea una nuova per {application} e gliela invia per e-mail. Qui non ne inserisce nessuna e noi non la vediamo mai.',
  'request.submit': 'Chiederla ora',
  'request.arrives':
    'La nuova password le arriva per e-mail, dal sistema che la conserva. Noi non la conosciamo.',
  'unlock.title': 'Sbloccare il Suo account',
  'unlock.body': 'La password resta com’è. Scelga questo se la conosce e il Suo account è bloccato.',
  'unlock.submit': 'Sblocca l’account',
  'unlock.error-refused': 'Questo account non può essere sbloccato da qui. Chieda aiuto.',
  'unlock.error-store-down':
    'Il sistema che conserva il Suo account non risponde. Non è stato modificato nulla. Riprovi tra un momento.',
  'generate.error-failed':
    'Al momento non è stato possibile creare una nuova password. Non è stato modificato nulla. Riprovi tra un momento.',

  'done.title': 'La password è cambiata',
  'done.body': 'D’ora in poi acceda a {application} con la nuova password.',
  'done.devices':
    'Per sicurezza è stato disconnesso da tutti i dispositivi. Le inviamo anche un’e-mail sul cambiamento.',
  'done.sign-in': 'Vai all’accesso',
  'unlocked.title': 'Il Suo account è sbloccato',
  'unlocked.body':
    'Acceda a {application} con la password che aveva. Le inviamo anche un’e-mail al riguardo.',
  'submitted.title': 'La Sua richiesta è stata inoltrata',
  'submitted.body':
    'Un altro sistema la esegue, può richiedere un po’ di tempo. Non è ancora cambiato nulla. Riceverà un’e-mail quando sarà fatto.',

  'status.waiting-title': 'La nuova password viene salvata',
  'status.waiting-body':
    'Ci vuole più tempo del solito. Attenda e non la invii di nuovo. Questa pagina controlla ogni 15 secondi.',
  'status.unknown-title': 'Non sappiamo ancora se la password è cambiata',
  'status.unknown-body':
    'Il sistema che custodisce la password non ha confermato il cambiamento. Provi ad accedere prima con la nuova password, poi con la vecchia. Questa pagina controlla ogni 15 secondi.',
  'status.check': 'Controlla ora',

  'ended.title': 'Questa richiesta è terminata',
  'ended.body':
    'È conclusa, il suo tempo è scaduto, oppure continua in un’altra finestra o su un altro dispositivo. Se ha aperto il link altrove, continui lì.',
  'ended.unchanged': 'Questa pagina non ha cambiato nulla.',
  'failed.title': 'La password non è cambiata',
  'failed.body':
    'Il sistema che custodisce la password non ha eseguito il cambiamento; la password è quella di prima. Ricominci o chieda aiuto.',
  'link-rejected.title': 'Questo link non funziona più',
  'link-rejected.body':
    'È già stato usato, è troppo vecchio o non è stato copiato per intero. Aprirlo non ha cambiato nulla.',
  'unavailable.title': 'Al momento non è possibile',
  'not-found.title': 'Questa pagina non esiste',
  'not-found.body': 'Controlli l’indirizzo o ricominci. Non è stato cambiato nulla.',
  'unknown-host.title': 'A questo indirizzo non c’è nulla',
  'unknown-host.body': 'Controlli l’indirizzo nel browser. Non è stato cambiato nulla.',
  'too-many.title': 'Troppi tentativi',
  'too-many.body':
    'Per proteggere tutti gli account Le chiediamo di attendere. Potrà riprovare alle {time}. Non è stato cambiato nulla.',
  'too-large.title': 'Quello che ha inviato è troppo lungo',
  'too-large.body': 'Non è stato letto e non è stato cambiato nulla. Torni indietro e invii meno testo.',
  'broken.title': 'Qualcosa non ha funzionato da parte nostra',
  'broken.body':
    'Lo abbiamo registrato. Se stava salvando una nuova password, provi prima ad accedere con quella. Altrimenti ricominci.',

  'sign-in.title': 'Accedere',
  'sign-in.intro': 'Acceda a {application}.',
  'sign-in.password': 'Password',
  'sign-in.submit': 'Accedi',
  'sign-in.signed-out': 'La sessione è chiusa.',
  'sign-in.error-password': 'Inserisca la password.',
  'sign-in.error-refused': 'Il nome utente e la password non corrispondono. Controlli entrambi e riprovi.',
  'account.title': 'Ha effettuato l’accesso',
  'account.body': 'Ha effettuato l’accesso a {application} come {name}.',
  'account.until': 'L’accesso dura fino alle {time}, se non esce prima.',
  'account.sign-out': 'Esci',

  'sms.recovery-code':
    '{code} è il codice per recuperare il suo account di {application}. Non lo dica a nessuno.',
  'sms.telephone-code':
    '{code} è il codice per aggiungere questo telefono al suo account di {application}. Non lo dica a nessuno.',
  'sms.trial': 'Con questo messaggio {tenant} prova il suo servizio di SMS. Non deve fare nulla.',

  ...enrolment,
  ...signIn,
  ...mail,
  ...staff,
};
