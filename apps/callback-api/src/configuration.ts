import { databaseUrl, httpSettings, keysFile, logLevel, resolverDatabaseUrl } from '@latchkey/platform';

/** Everything that callback-api can be told. */
export const callbackApiSettings = { ...httpSettings, logLevel, databaseUrl, resolverDatabaseUrl, keysFile };
