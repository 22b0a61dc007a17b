import { writeFileSync } from 'node:fs';
import { exportJWK, generateKeyPair } from 'jose';
import { CallbackApi } from './callback-api.ts';
import { configurationOf } from './configuration.ts';
import { OldSystem } from './old-system.ts';
import { pull } from './pulling.ts';
import { receive } from './receiving.ts';
import { Carrier } from './task.ts';

const log = (line: string): void => void process.stdout.write(`${line}\n`);

/** Writes the private key to a file that only its owner reads, and prints the public one for the store. */
async function makeKey(file: string): Promise<void> {
  const { publicKey, privateKey } = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  writeFileSync(file, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600, flag: 'wx' });
  log(JSON.stringify(await exportJWK(publicKey)));
}

async function run(): Promise<void> {
  const configuration = configurationOf(process.env);
  const api = new CallbackApi(configuration);
  // A system of your own mails here what it has made. This one has no mail and only says that it would.
  const letter = (userName: string): void => log(`a letter with the new password goes to ${userName}`);
  const carrier = new Carrier(new OldSystem(configuration.accountsFile), configuration.privateKey, letter);
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  log(`${configuration.name} works by ${configuration.mode}`);
  if (configuration.mode === 'pull')
    return pull(api, carrier, { name: configuration.name, signal: stopping.signal, log });
  const { secret, port } = configuration;
  const server = await receive(api, carrier, { secret, port, log });
  stopping.signal.addEventListener('abort', () => server.close());
}

const [verb, file] = process.argv.slice(2);
await (verb === 'make-key' && file !== undefined ? makeKey(file) : run());
