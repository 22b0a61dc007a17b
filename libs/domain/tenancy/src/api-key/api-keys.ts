import type { ApiKey } from './api-key.ts';

/** All keys of the environment. Adding or revoking one changes the tenant directory in the same transaction. */
export abstract class ApiKeys {
  /** Throws NotFound. */
  abstract getForUpdate(id: string): Promise<ApiKey>;
  abstract add(key: ApiKey): Promise<void>;
  abstract revoke(key: ApiKey): Promise<void>;
}
