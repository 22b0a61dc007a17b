import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './http-client.ts';
import type { Proven, Started, World } from './world.ts';

/** How a change ended, in the words of the figures. */
export type Ending = 'success' | 'refused' | 'unavailable' | 'unknown' | 'open';

export interface Ended {
  /** What its caller was answered: a result, or the code of a refusal. */
  readonly told: string;
  readonly ending: Ending;
}

const endings: Readonly<Record<string, Ending>> = {
  applied: 'success',
  rejected: 'refused',
  failed: 'unavailable',
  outcome_unknown: 'unknown',
};
/** Seconds. A change has two minutes, and whoever sweeps comes once a minute. */
const longestOpen = 190;
/** Seconds: a store that did not answer is looked at again after a minute, by who looks once a minute. */
const longestAway = 130;

/** People of Acme who recover, as often as a test wants. */
export class Recoveries {
  private readonly used = new Set<string>();
  private serial = 0;

  constructor(private readonly world: World) {}

  newPassword(): string {
    return `kettle number ${(this.serial += 1)} sings`;
  }

  /** A recovery whose mail has proved. */
  async proven(name: string): Promise<Proven> {
    const { acme, mails } = this.world;
    await this.world.sql('delete from tenant.code_brake');
    const started = await this.started(name);
    if (started.status !== 202) throw new Error(`${name} could not start: ${started.text}`);
    const { token } = await mails.newSecrets(acme.user(name).email, this.used);
    this.used.add(token);
    const redeemed = await acme.redeem(token);
    if (redeemed.status !== 200) throw new Error(`${name} could not prove it: ${redeemed.text}`);
    return redeemed.body;
  }

  /** Sets the password and waits until nothing of it is open, however long its caller was willing to wait. */
  async set(flow: Proven, password: string): Promise<Ended> {
    const { body } = await this.world.acme.setPassword(flow, password);
    const told = body as { readonly result?: string; readonly code?: string };
    return { told: told.result ?? told.code ?? 'nothing', ending: await this.ending(flow) };
  }

  /** While a store counts as away nobody is asked to prove anything: who comes again later is let in. */
  private async started(name: string): Promise<Answer<Started>> {
    const until = performance.now() + longestAway * 1000;
    for (;;) {
      const answer = await this.world.acme.start(name);
      if (answer.status !== 503 || performance.now() > until) return answer;
      await pause(200);
    }
  }

  private async ending(flow: Proven): Promise<Ending> {
    const until = performance.now() + longestOpen * 1000;
    while (performance.now() < until) {
      const state = await this.stateOf(flow);
      if (state !== 'changing') return this.recorded(flow);
      await pause(100);
    }
    return 'open';
  }

  private async stateOf({ id, flowSecret }: Proven): Promise<string> {
    const api = this.world.acme.inFlow({ flowSecret });
    return (await api.get<{ state: string }>(`/v1/reset-requests/${id}`)).body.state;
  }

  private async recorded({ id }: Proven): Promise<Ending> {
    const [change] = await this.world.sql<{ state: string }>(
      `select state from tenant.credential_change where request_id = $1 order by created_at desc limit 1`,
      [id],
    );
    return endings[change?.state ?? ''] ?? 'open';
  }
}
