import type { HttpClient } from './http-client.ts';
import { type Proven, type Tenant, type World } from './world.ts';

export const firstPasswordOf = (name: string): string => `first password of ${name}`;

/** Somebody at the pages of an application, with the session of a sign-in. */
export async function signedIn(tenant: Tenant, name: string): Promise<HttpClient> {
  const { sessionToken } = (await tenant.signIn(name, firstPasswordOf(name))).body;
  return tenant.api.with({ 'latchkey-session': sessionToken });
}

/** What somebody has enrolled in proves at once: as if its quarantine were over. */
export async function rested(world: World, name: string): Promise<void> {
  await world.sql(
    `update tenant.enrolment set usable_from = now() - interval '1 minute'
      where user_id = $1 and status = 'active'`,
    [world.acme.user(name).id],
  );
}

/** A recovery whose mail has proved. */
export async function mailProven(world: World, name: string): Promise<Proven> {
  await world.mails.clear();
  await world.acme.start(name);
  const { token } = await world.mails.secrets(world.acme.user(name).email);
  return (await world.acme.redeem(token)).body;
}
