import { everyPageIn, size } from './testing/every-page.ts';

everyPageIn([
  { name: 'phone', locale: 'en', options: size(360, 640) },
  { name: 'phone-without-script', locale: 'en', options: { ...size(360, 640), javaScriptEnabled: false } },
  { name: 'phone-arabic-dark', locale: 'ar', options: { ...size(360, 640), colorScheme: 'dark' } },
]);
