import { everyPageIn, size } from './testing/every-page.ts';

everyPageIn([
  {
    ...{ name: 'phone', locale: 'en', options: size(360, 640) },
    then: [
      { name: 'desktop', width: 1280, height: 800 },
      { name: 'enlarged', width: 640, height: 800, fontSize: '200%' },
    ],
  },
  { name: 'phone-without-script', locale: 'en', options: { ...size(360, 640), javaScriptEnabled: false } },
]);
