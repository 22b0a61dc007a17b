import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './http-client.ts';
import { untilAnswered, type Proven, type Started, type World } from './world.ts';

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
    const redeemed = await untilAnswered((key) => acme.redeem(token, key));
    if (redeemed.status !== 200) throw new Error(`${name} could not prove it: ${redeemed.text}`);
    return redeemed.body;
  }

  /** Sets the password and waits until nothing of it is open, however long its caller was willing to wait. */
  async set(flow: Proven, password: string): Promise<Ended> {
    const told = await this.told(flow, password);
    return { told, ending: await this.ending(flow) };
  }

  /** What a busy product has not answered is asked again, under the same key; that its store is away is an answer. */
  private async told(flow: Proven, password: string): Promise<string> {
    const { body } = await untilAnswered(async (key) => {
      const answer = await this.world.acme.setPassword(flow, password, key);
      return codeOf(answer) === 'store-unavailable' ? { ...answer, status: 200 } : answer;
    });
    return body.result ?? codeOf({ body }) ?? 'nothing';
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
      if (state !== 'setting') return this.recorded(flow);
      await pause(100);
    }
    return 'open';
  }

  private async stateOf(flow: Proven): Promise<string> {
    const look = () => this.world.acme.inFlow(flow).get<{ state: string }>(`/v1/reset-requests/${flow.id}`);
    const { status, body, text } = await untilAnswered(look);
    if (status !== 200) throw new Error(`nobody says where the recovery stands: ${text}`);
    return body.state;
  }

  private async recorded({ id }: Proven): Promise<Ending> {
    const [change] = await this.world.sql<{ state: string }>(
      `select state from tenant.credential_change where request_id = $1 order by created_at desc limit 1`,
      [id],
    );
    return endings[change?.state ?? ''] ?? 'open';
  }
}

function codeOf({ body }: { readonly body: object }): string | undefined {
  return (body as { readonly code?: string }).code;
}
