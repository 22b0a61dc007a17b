import { everyPageIn, size } from './testing/every-page.ts';

everyPageIn([
  { name: 'phone-arabic-dark', locale: 'ar', options: { ...size(360, 640), colorScheme: 'dark' } },
]);
