import type { StaffCatalogue } from './en.ts';

export const pl: StaffCatalogue = {
  'mail.deactivated-subject': '{tenant}: proces {process} nie jest już aktywny',
  'mail.deactivated-intro':
    'Proces {process} aplikacji {application} wyłączył się sam, ponieważ usunięto coś, czego potrzebuje. Dopóki nie będzie znowu aktywny, nikt nie odzyska za jego pomocą hasła.',
  'mail.deactivated-missing': 'Czego brakuje:',
  'mail.deactivated-remedy':
    'Co zrobić: popraw to, co tu wymieniono, a potem aktywuj proces ponownie w panelu administracyjnym. Jeśli miał się zakończyć, nie musisz nic robić.',
  'mail.deactivated-others':
    'Inne procesy nieaktywne z podobnego powodu: {count}. Pokazuje je lista procesów w panelu administracyjnym.',
  'mail.contradicted-subject': '{tenant}: sprzeczne zgłoszenie dotyczące magazynu {store}',
  'mail.contradicted-intro':
    'System zewnętrzny magazynu {store} ({application}) zgłosił coś o zadaniu, które zakończyło się już inaczej albo którego czas minął. Nic nie zostało przez to zmienione. Numer zadania: {reference}',
  'mail.contradicted-done': 'Jak zakończyło się zadanie: wykonane.',
  'mail.contradicted-failed': 'Jak zakończyło się zadanie: niewykonane.',
  'mail.contradicted-expired': 'Jak zakończyło się zadanie: brak odpowiedzi na czas.',
  'mail.contradicted-withdrawn': 'Jak zakończyło się zadanie: wycofane.',
  'mail.contradicted-remedy':
    'Co zrobić: sprawdź system zewnętrzny. Jeśli to zgłoszenie nie pochodzi od niego, inni mogą znać jego sekret podpisu. Wtedy ustaw nowy sekret podpisu w ustawieniach magazynu w panelu administracyjnym i przekaż go systemowi zewnętrznemu.',
  'mail.contradicted-others':
    'Inne zadania tego magazynu, którym zaprzeczono w ciągu ostatnich 24 godzin: {count}.',
  'mail.staff-footer': '{tenant} wysyła ten e-mail, ponieważ jesteś administratorem.',
};
