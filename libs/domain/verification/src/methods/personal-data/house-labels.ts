/** What people are asked for where a tenant has said nothing: the name that everybody has. */
export const houseLabels: Readonly<Record<string, string>> = {
  en: 'Your full name',
  ar: 'اسمك الكامل',
  de: 'Ihr vollständiger Name',
  es: 'Su nombre completo',
  fr: 'Votre nom complet',
  it: 'Il suo nome completo',
  ja: '氏名',
  nl: 'Uw volledige naam',
  pl: 'Imię i nazwisko',
  pt: 'O seu nome completo',
  tr: 'Adınız ve soyadınız',
  'zh-Hans': '您的全名',
};
