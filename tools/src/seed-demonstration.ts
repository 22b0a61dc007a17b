import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Demonstration, SeedInput } from './product-step.ts';
import { asAdmin, placeHost, seedTenant, type SeedMethod, type SeedUser } from './tenant-seeding.ts';
import pg from 'pg';

const slug = 'demo';
const displayName = 'Acme Demo';

const users: readonly SeedUser[] = [
  {
    userName: 'ada',
    email: 'ada@demo.example',
    displayName: 'Ada Lovelace',
    password: 'engines weave algebra',
  },
  {
    userName: 'grace',
    email: 'grace@demo.example',
    displayName: 'Grace Hopper',
    password: 'nanoseconds of copper wire',
  },
];

const enrollable: readonly SeedMethod[] = [
  { name: 'Authenticator app', type: 'authenticator' },
  { name: 'Recovery codes', type: 'recovery_codes' },
  { name: 'Passkey', type: 'passkey' },
];

interface Place {
  readonly tenantId: string;
  readonly environment: string;
  readonly applicationId: string;
}

/** The tenant that `npm start` shows. Made once; on a later start only its address may have changed. */
export async function seedDemonstration(input: SeedInput): Promise<Demonstration> {
  const host = input.portalHost.replace(/:\d+$/, '');
  const known = await knownPlace(input.adminUrl);
  if (known) {
    await placeHost(input.adminUrl, host, known);
    await moveOrigin(input, known);
  } else await makeTenants(input, host);
  const tenantId = known?.tenantId ?? (await knownPlace(input.adminUrl))?.tenantId ?? '';
  const people = users.map(({ displayName: name, email, password }) => ({ name, email, password }));
  return { tenant: `${displayName} (${slug})`, users: people, setupLink: await setupLink(input, tenantId) };
}

async function makeTenants(input: SeedInput, host: string): Promise<void> {
  const access = {
    adminUrl: input.adminUrl,
    appUrl: appUrl(input),
    keysFile: input.secrets.apiKeysFile,
  };
  const common = {
    slug,
    displayName,
    applicationName: 'Acme Orders',
    supportContact: 'the Acme service desk, +49 30 5550100',
    portalOrigin: input.portalOrigin,
    users,
    enrollable,
  };
  await seedTenant(access, { ...common, environment: 'live', host });
  await seedTenant(access, { ...common, environment: 'test', host: null });
}

function knownPlace(adminUrl: string): Promise<Place | undefined> {
  return asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<Place>(
      `select s.tenant_id as "tenantId", h.environment, h.application_id as "applicationId"
        from directory.tenant_slug s join directory.tenant_host h using (tenant_id) where s.slug = $1 limit 1`,
      [slug],
    );
    return rows[0];
  });
}

function appUrl({ adminUrl, secrets }: SeedInput): string {
  const url = new URL(adminUrl);
  url.username = 'latchkey_app';
  url.password = secrets.rolePasswords.app;
  return url.toString();
}

async function inTenant<T>(
  input: SeedInput,
  tenantId: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: appUrl(input) });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.tenant_id', $1, true), set_config('app.environment', 'live', true)`,
      [tenantId],
    );
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}

async function moveOrigin(input: SeedInput, { tenantId, applicationId }: Place): Promise<void> {
  await inTenant(input, tenantId, (client) =>
    client.query(`update tenant.application set portal_origin = $2 where id = $1`, [
      applicationId,
      input.portalOrigin,
    ]),
  );
}

/** A new one-use link as long as nobody has used one; an older, unused one is void from then on. */
function setupLink(input: SeedInput, tenantId: string): Promise<string | null> {
  return inTenant(input, tenantId, async (client) => {
    const staff = await client.query(`select 1 from tenant.staff_member limit 1`);
    if (staff.rows.length > 0) return null;
    const token = randomBytes(32).toString('base64url');
    const digest = createHash('sha256').update(token).digest();
    await client.query(`update tenant.setup_link set used_at = now() where used_at is null`);
    await client.query(
      `insert into tenant.setup_link (tenant_id, id, digest, created_at, expires_at)
        values ($1, $2, $3, now(), now() + interval '24 hours')`,
      [tenantId, randomUUID(), digest],
    );
    return `POST /v1/setup of the admin API, with "tenant": "${slug}" and "token": "${token}"`;
  });
}
