import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseRoles, type RolePasswords, type SystemSecrets } from './environment.ts';

/** The secrets of one installation: one file each, readable by their owner alone, made once and then kept. */
export class SecretsFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async postgresPassword(): Promise<string> {
    return this.#keep('postgres-password', newSecret);
  }

  async rolePasswords(): Promise<RolePasswords> {
    const passwords: Partial<Record<keyof RolePasswords, string>> = {};
    for (const role of databaseRoles) passwords[role] = await this.#keep(`${role}-password`, newSecret);
    return passwords as RolePasswords;
  }

  async systemSecrets(): Promise<SystemSecrets> {
    const firstPartyKey = await this.#keep('first-party-key', newSecret);
    await this.#keep('api-keys.json', newKeyRing);
    await this.#keep('worker-keys.json', newKeyRing);
    return {
      rolePasswords: await this.rolePasswords(),
      firstPartyKey,
      apiKeysFile: join(this.#folder, 'api-keys.json'),
      workerKeysFile: join(this.#folder, 'worker-keys.json'),
    };
  }

  /** Written beside and renamed, so that an interrupted start never leaves half a secret. */
  async #keep(name: string, make: () => string): Promise<string> {
    const file = join(this.#folder, name);
    if (!existsSync(file)) {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFile(`${file}.new`, make(), { mode: 0o600 });
      await rename(`${file}.new`, file);
    }
    return (await readFile(file, 'utf8')).trim();
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function newKeyRing(): string {
  const key = { id: 'k1', createdAt: new Date().toISOString(), secret: newSecret() };
  return `${JSON.stringify({ keys: [key] }, null, 2)}\n`;
}
