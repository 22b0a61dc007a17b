import type { StaffCatalogue } from './en.ts';

export const es: StaffCatalogue = {
  'mail.deactivated-subject': '{tenant}: el proceso {process} ya no está activo',
  'mail.deactivated-intro':
    'El proceso {process} de {application} se ha desactivado solo porque se ha quitado algo que necesita. Hasta que vuelva a estar activo, nadie puede recuperar una contraseña con él.',
  'mail.deactivated-missing': 'Lo que falta:',
  'mail.deactivated-remedy':
    'Qué hacer: corrija lo que aquí se indica y vuelva a activar el proceso en la administración. Si debía terminar, no tiene que hacer nada.',
  'mail.deactivated-others':
    'Otros procesos inactivos por un motivo parecido: {count}. La lista de procesos de la administración los muestra.',
  'mail.contradicted-subject': '{tenant}: un aviso contradictorio sobre el almacén {store}',
  'mail.contradicted-intro':
    'El sistema externo del almacén {store} ({application}) ha comunicado algo sobre una tarea que ya había terminado de otro modo o cuyo plazo había vencido. No se ha cambiado nada por ello. La referencia de la tarea: {reference}',
  'mail.contradicted-done': 'Cómo había terminado la tarea: realizada.',
  'mail.contradicted-failed': 'Cómo había terminado la tarea: no realizada.',
  'mail.contradicted-expired': 'Cómo había terminado la tarea: sin respuesta a tiempo.',
  'mail.contradicted-withdrawn': 'Cómo había terminado la tarea: retirada.',
  'mail.contradicted-remedy':
    'Qué hacer: revise el sistema externo. Si este aviso no procede de él, es posible que otros conozcan su secreto de firma. En ese caso, establezca un nuevo secreto de firma en los ajustes del almacén en la administración y entréguelo al sistema externo.',
  'mail.contradicted-others': 'Otras tareas de este almacén contradichas en las últimas 24 horas: {count}.',
  'mail.staff-footer': '{tenant} le ha enviado este correo porque usted es administrador.',
};
