import { Migrator } from '@mikro-orm/migrations';
import { defineConfig, type Options } from '@mikro-orm/postgresql';
import { CredentialChangeSchema } from './credentials/credential-change.schema.ts';
import { CredentialStoreSchema } from './credentials/credential-store.schema.ts';
import { SessionSchema } from './identity/session.schema.ts';
import { UserSchema } from './identity/user.schema.ts';
import { MessageSchema } from './messaging/message.schema.ts';
import { Migration0001FirstHouse } from './migrations/migration-0001-first-house.ts';
import { ProcessSchema } from './recovery/process.schema.ts';
import { ResetRequestSchema } from './recovery/reset-request.schema.ts';
import { ApplicationSchema } from './tenancy/application.schema.ts';
import { ApiKeySchema } from './tenancy/api-key.schema.ts';
import { ChallengeSchema } from './verification/challenge.schema.ts';

/** Every mapped class and every migration, in one place. */
export function ormOptions(clientUrl: string): Options {
  return defineConfig({
    clientUrl,
    entities: [
      ApiKeySchema,
      ApplicationSchema,
      ChallengeSchema,
      CredentialChangeSchema,
      CredentialStoreSchema,
      MessageSchema,
      ProcessSchema,
      ResetRequestSchema,
      SessionSchema,
      UserSchema,
    ],
    extensions: [Migrator],
    migrations: {
      migrationsList: [{ name: 'Migration0001FirstHouse', class: Migration0001FirstHouse }],
      tableName: 'migration',
      silent: true,
    },
    schema: 'platform',
    forceUtcTimezone: true,
    discovery: { warnWhenNoEntities: false },
  }) as Options;
}
