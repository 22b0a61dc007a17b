import { AccountSupply } from './account-supply.ts';
import { BetterAuth } from './contestants/better-auth.ts';
import type { Contestant } from './contestants/contestant.ts';
import { Product } from './contestants/product.ts';
import { Reference } from './contestants/reference.ts';
import type { StepName } from './figures.ts';
import type { BenchOptions } from './options.ts';
import type { Premises } from './premises.ts';

export interface Entry {
  readonly contestant: Contestant;
  readonly supply: AccountSupply;
  readonly plan: readonly StepName[];
}

const all: readonly StepName[] = ['request', 'missing', 'wrong', 'consume'];

/** Who takes part, in the order of their turns, each with the steps that a target needs of them. */
export function roster(premises: Premises, { only }: BenchOptions): Entry[] {
  const entries: readonly (readonly [Contestant, readonly StepName[]])[] = [
    [new Product(premises, 'argon2id'), ['request', 'request-held', 'missing', 'wrong', 'consume']],
    [new BetterAuth(premises, 'argon2id'), all],
    [new Reference(premises, 'argon2id'), all],
    [new BetterAuth(premises, 'argon2id', 'code'), ['wrong']],
    [new Product(premises, 'none'), ['consume']],
    [new BetterAuth(premises, 'none'), ['consume']],
    [new Reference(premises, 'none'), ['consume']],
  ];
  const known = [...entries.map(([{ name }]) => name), 'tenants', 'readiness'];
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`Nobody here is called ${unknown}. Known: ${known.join(', ')}.`);
  return entries
    .filter(([{ name }]) => only.length === 0 || only.includes(name))
    .map(([contestant, plan]) => ({ contestant, plan, supply: new AccountSupply(contestant) }));
}

/** No address is used twice in a step, so there are as many accounts as all rounds can ask for. */
export function accountsFor(options: BenchOptions): number {
  const { rounds, requests, warmUp, consumes, consumeWarmUp, pairs } = options;
  return rounds * (2 * (requests + warmUp) + consumes + consumeWarmUp) + 2 * pairs + 500;
}
