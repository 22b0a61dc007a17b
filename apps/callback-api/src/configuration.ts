import { httpSettings, logLevel } from '@latchkey/platform';

/** Everything that callback-api can be told. */
export const callbackApiSettings = { ...httpSettings, logLevel };
