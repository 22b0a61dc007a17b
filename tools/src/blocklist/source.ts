import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { foldPassword } from '@latchkey/credentials';

/** The package that carries the list: 49,233 passwords, the most common first. */
export const sourcePackage = '@zxcvbn-ts/language-common';

/** Folded, most common first, each once. */
export function commonPasswords(): string[] {
  const file = createRequire(import.meta.url).resolve(`${sourcePackage}/src/passwords.json`);
  const listed = JSON.parse(readFileSync(file, 'utf8')) as string[];
  return [...new Set(listed.map(foldPassword))];
}
