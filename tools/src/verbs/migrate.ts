// npm run migrate: roles and tables up to date, without starting the product. DATABASE_URL (or DATABASE_URL_FILE)
// names the PostgreSQL; without it the embedded one of `npm start` is used. LATCHKEY_SECRETS_FOLDER holds the
// passwords that the roles shall have.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { freePort } from '../free-port.ts';
import { runStep } from '../product-step.ts';
import { SecretsFolder } from '../secrets-folder.ts';
import { openDatabase } from '../system-database.ts';
import { workspacePath } from '../workspace.ts';

try {
  await migrate();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function migrate(): Promise<void> {
  const dataFolder = resolve(process.env['LATCHKEY_DATA_FOLDER'] ?? workspacePath('.data'));
  const secrets = new SecretsFolder(process.env['LATCHKEY_SECRETS_FOLDER'] ?? join(dataFolder, 'secrets'));
  const database = await openDatabase({
    dataFolder,
    secrets,
    port: await freePort(),
    durable: true,
    databaseUrl: await databaseUrl(),
    onProgress: (words) => console.log(words),
  });
  try {
    const passwords = await secrets.rolePasswords();
    await runStep('provision', { adminUrl: database.adminUrl, passwords });
    console.log('The database is up to date.');
  } finally {
    await database.embedded?.stop();
  }
}

async function databaseUrl(): Promise<string | undefined> {
  const file = process.env['DATABASE_URL_FILE'];
  if (file) return (await readFile(file, 'utf8')).trim();
  return process.env['DATABASE_URL'] || undefined;
}
