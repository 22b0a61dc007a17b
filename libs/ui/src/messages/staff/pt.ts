import type { StaffCatalogue } from './en.ts';

export const pt: StaffCatalogue = {
  'mail.deactivated-subject': '{tenant}: o processo {process} não está mais ativo',
  'mail.deactivated-intro':
    'O processo {process} de {application} se desativou sozinho, porque algo de que ele precisa foi retirado. Até que ele volte a ficar ativo, ninguém pode recuperar uma senha com ele.',
  'mail.deactivated-missing': 'O que falta:',
  'mail.deactivated-remedy':
    'O que fazer: corrija o que está indicado aqui e depois ative o processo de novo na administração. Se ele devia terminar, você não precisa fazer nada.',
  'mail.deactivated-others':
    'Outros processos inativos por um motivo parecido: {count}. A lista de processos na administração os mostra.',
  'mail.contradicted-subject': '{tenant}: um aviso contraditório sobre o repositório {store}',
  'mail.contradicted-intro':
    'O sistema externo do repositório {store} ({application}) comunicou algo sobre uma tarefa que já tinha terminado de outra forma ou cujo prazo tinha acabado. Nada foi alterado por isso. A referência da tarefa: {reference}',
  'mail.contradicted-done': 'Como a tarefa tinha terminado: realizada.',
  'mail.contradicted-failed': 'Como a tarefa tinha terminado: não realizada.',
  'mail.contradicted-expired': 'Como a tarefa tinha terminado: sem resposta a tempo.',
  'mail.contradicted-withdrawn': 'Como a tarefa tinha terminado: retirada.',
  'mail.contradicted-remedy':
    'O que fazer: verifique o sistema externo. Se este aviso não veio dele, outros podem conhecer o segredo de assinatura. Nesse caso, defina um novo segredo de assinatura nas configurações do repositório, na administração, e entregue-o ao sistema externo.',
  'mail.contradicted-others': 'Outras tarefas deste repositório contraditas nas últimas 24 horas: {count}.',
  'mail.staff-footer': '{tenant} enviou este e-mail porque você é administrador.',
};
