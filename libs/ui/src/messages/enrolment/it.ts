import type { EnrolmentCatalogue } from './en.ts';

export const it: EnrolmentCatalogue = {
  'sign-in.ended': 'Il Suo tempo qui è scaduto. Acceda di nuovo o chieda un nuovo link.',

  'methods.title': 'I Suoi modi di provare chi è',
  'methods.body':
    'Con questi rientra in {application} se dimentica la password. Ne configuri due o più, così ne resta uno se un altro va perso.',
  'methods.none': 'Qui non c’è nulla da configurare. Se un giorno non riesce a entrare, chieda aiuto.',
  'methods.by-link':
    'È arrivato con un link ricevuto per e-mail. Quello che fa qui vale per l’account di {name}, fino alle {time}.',
  'methods.not-started': 'Non ancora configurato.',
  'methods.begun': 'Iniziato ma non finito. Lo configuri di nuovo dall’inizio.',
  'methods.usable': 'Pronto all’uso.',
  'methods.quarantined': 'Utilizzabile da: {time}. Fino ad allora non prova nulla.',
  'methods.phone': '{name}: numero che termina con {end}',
  'methods.last-used': 'Ultimo uso: {time}.',
  'methods.never-used': 'Finora mai usato.',
  'methods.set-up': 'Configura: {name}',
  'methods.add': 'Aggiungi un altro: {name}',
  'methods.remove': 'Rimuovi',
  'methods.back': 'Torna ai Suoi modi di provare chi è',
  'methods.account': 'Torna al Suo account',
  'methods.added': '{name}: configurato. Utilizzabile da: {time}; fino ad allora non prova nulla.',
  'methods.removed': 'È stato rimosso e non prova più nulla. Le inviamo anche un’e-mail al riguardo.',
  'methods.error-not-offered': 'Questo qui non viene offerto, oppure non lo ha più. Scelga dall’elenco.',

  'enrol.about-authenticator':
    'Un’app sul Suo telefono mostra di continuo un nuovo codice. Con quel codice prova chi è. Se perde il telefono, si perdono anche i codici.',
  'enrol.about-recovery-codes':
    'Riceve un elenco di codici da tenere in un posto sicuro. Ognuno vale una volta. Chi ha l’elenco può usarlo al Suo posto.',
  'enrol.about-passkey':
    'Il Suo dispositivo o la chiave di sicurezza custodisce una chiave che si usa con volto, dito o PIN. Non si può indovinare e nessuna pagina falsa può sottrargliela.',
  'enrol.about-sms':
    'Quando serve, inviamo un codice al Suo telefono. Se cambia numero, aggiunga qui quello nuovo prima di lasciare il vecchio.',
  'enrol.about-questions':
    'Sceglie delle domande e risponde. Le risposte completano soltanto un’altra prova: altri potrebbero scoprirle.',
  'enrol.quarantine':
    'Per la Sua sicurezza si può usare solo qualche tempo dopo la configurazione. Le inviamo anche un’e-mail al riguardo.',
  'enrol.password-hint':
    'Quella con cui accede. Una sessione lasciata aperta non deve bastare per cambiare questo.',
  'enrol.submit': 'Configura',
  'enrol.send-code': 'Invia un codice',
  'enrol.phone-label': 'Numero di telefono',
  'enrol.phone-hint': 'Con il più e il prefisso del Paese, per esempio {example}. Inviamo subito un codice.',
  'enrol.questions-body':
    'Scelga {count} domande diverse e risponda a ciascuna. Una risposta ha almeno {min} caratteri; maiuscole e minuscole non contano.',
  'enrol.question-label': 'Domanda {number}',
  'enrol.question-none': 'Scelga una domanda',
  'enrol.answer-label': 'Risposta alla domanda {number}',
  'enrol.app-scan': 'Apra la Sua app di autenticazione e scansioni questa immagine.',
  'enrol.app-picture': 'Immagine per l’app di autenticazione: contiene la chiave che si trova sotto',
  'enrol.app-open': 'Apri l’app su questo dispositivo',
  'enrol.app-key': 'Oppure inserisca questa chiave nell’app:',
  'enrol.codes-body':
    'Questi codici vengono mostrati solo questa volta. Li stampi, li annoti o li salvi nel Suo gestore di password. Ognuno vale una volta.',
  'enrol.codes-kept': 'Li ho conservati',
  'enrol.another-number': 'Nessun messaggio? Controlli il numero o chieda un nuovo codice',
  'enrol.begin-again': 'Ricomincia',
  'enrol.passkey-body':
    'Il Suo dispositivo o la chiave di sicurezza chiede volto, dito o PIN e poi crea una chiave che è solo Sua.',
  'enrol.passkey-submit': 'Crea la mia passkey',
  'enrol.passkey-script':
    'Una passkey ha bisogno di JavaScript, che in questo browser è disattivato. Torni indietro e usi un altro modo.',
  'enrol.error-password': 'Questa password non è giusta. Inserisca quella con cui accede.',
  'enrol.error-phone-country': 'Inizi con il più e il prefisso del Paese del Suo numero.',
  'enrol.error-phone-format': 'Questo non è un numero di telefono. Controlli le cifre.',
  'enrol.error-phone-closed':
    'Non si possono inviare messaggi a numeri di questo Paese o di questo tipo. Usi un Suo numero di cellulare.',
  'enrol.error-held-back':
    'Per ora non partono altri messaggi verso questo numero. Può chiederne un altro alle {time}.',
  'enrol.error-had-already': 'Lo ha già. Lo rimuova prima, se vuole configurarlo di nuovo.',
  'enrol.error-too-many': 'Ne ha tanti quanti una persona può averne. Ne rimuova uno che non usa più.',
  'enrol.error-code-required': 'Inserisca il codice.',
  'enrol.error-code':
    'Questo codice non ha funzionato. Inserisca quello mostrato o inviato adesso. Dopo cinque codici sbagliati bisogna ricominciare.',
  'enrol.error-questions-changed': 'Una delle domande non si può più scegliere. Scelga di nuovo.',
  'enrol.error-question-missing': 'Scelga una domanda in questa riga.',
  'enrol.error-question-twice': 'Ha già scelto questa domanda. Ne scelga un’altra.',
  'enrol.error-answer-short': 'Questa risposta è troppo corta. Servono almeno {min} caratteri.',
  'enrol.error-answer-long': 'Questa risposta è troppo lunga.',
  'enrol.error-answer-repeated': 'Ha già dato questa risposta. Risponda a ogni domanda in modo diverso.',
  'enrol.error-answer-own-name': 'Altri conoscono il Suo nome e il Suo indirizzo. Dia un’altra risposta.',
  'enrol.error-answer-in-question': 'Lo dice già la domanda. Dia un’altra risposta.',
  'enrol.error-answer-common': 'Molti danno questa risposta. Ne dia una meno comune.',

  'removal.title': 'Rimuovere questo?',
  'removal.body': '{name} non proverà più nulla e quello che ne conserviamo verrà distrutto.',
  'removal.last':
    'È l’ultimo che ha. Senza potrebbe non rientrare in {application} se dimentica la password. È meglio configurarne prima un altro.',

  'enrol-link.title': 'Configurare un modo per rientrare',
  'enrol-link.body':
    'Ha aperto il link della nostra e-mail. Continui per configurare un modo di provare chi è per {application}.',
  'enrol-link.once': 'Il link vale una volta. Poi ha mezz’ora di tempo.',

  'enrol-link-rejected.title': 'Questo link non funziona più',
  'enrol-link-rejected.body':
    'È già stato usato, è troppo vecchio, ne è stato inviato uno più recente o non è stato copiato per intero. Non è stato cambiato nulla. Ne chieda uno nuovo a chi lo ha inviato.',
  'enrol-link-rejected.sign-in':
    'Se sa la password non Le serve un link: acceda e lo configuri dal Suo account.',
};
