import { existsSync, readFileSync } from 'node:fs';
import type { JWK } from 'jose';
import type { CallbackApiAccess } from './callback-api.ts';

export interface RobotConfiguration extends CallbackApiAccess {
  readonly mode: 'pull' | 'push';
  readonly name: string;
  readonly accountsFile: string;
  readonly privateKey: JWK | undefined;
  /** Where pushes are heard, on the loopback address. */
  readonly port: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws with every setting that is missing. */
export function configurationOf(environment: Environment): RobotConfiguration {
  const wanted = ['ROBOT_CALLBACK_URL', 'ROBOT_STORE_ID', 'ROBOT_SECRET', 'ROBOT_ACCOUNTS_FILE'] as const;
  const missing = wanted.filter((name) => !environment[name]);
  if (missing.length > 0) throw new Error(`set ${missing.join(', ')}`);
  const [url = '', storeId = '', secret = '', accountsFile = ''] = wanted.map((name) => environment[name]);
  const keyFile = environment['ROBOT_KEY_FILE'];
  return {
    ...{ url, storeId, secret, accountsFile },
    mode: environment['ROBOT_MODE'] === 'push' ? 'push' : 'pull',
    name: environment['ROBOT_NAME'] ?? 'sample-robot',
    port: Number(environment['ROBOT_PORT'] ?? 4299),
    privateKey:
      keyFile !== undefined && existsSync(keyFile)
        ? (JSON.parse(readFileSync(keyFile, 'utf8')) as JWK)
        : undefined,
  };
}
