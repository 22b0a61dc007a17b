import { everyPageIn, size } from './testing/every-page.ts';

everyPageIn([
  { name: 'narrow-pseudo', locale: 'en-XA', options: size(320, 640) },
  { name: 'narrow-german', locale: 'de', options: size(320, 640) },
]);
