import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AccountSupply } from './account-supply.ts';
import { firstPassword, type Contestant, type Ticket } from './contestants/contestant.ts';
import { Product } from './contestants/product.ts';
import type { StepFigures, StepName, TurnFigures } from './figures.ts';
import { closedLoop } from './load/closed-loop.ts';
import type { Connection } from './load/connection.ts';
import {
  cpuBetween,
  cpuTimes,
  residentMemory,
  type CpuTimes,
  type ProcessGroups,
} from './measure/cpu-meter.ts';
import type { BenchOptions } from './options.ts';
import type { Premises } from './premises.ts';

const SETTLING_MS = 1000;
/** So many resets are looked at through the door: new password in, old one out. All are counted in SQL. */
const LOOKED_AT = 5;

type Operation<T> = (connection: Connection, input: T) => Promise<unknown>;

/** One contestant's turn of one round: started, measured step by step, stopped. */
export class Turn {
  readonly #contestant: Contestant;
  readonly #supply: AccountSupply;
  readonly #premises: Premises;
  readonly #options: BenchOptions;
  /** Accounts with a request that nothing has been done with yet. */
  readonly #pending: string[] = [];
  #connections: readonly Connection[] = [];

  constructor(contestant: Contestant, supply: AccountSupply, premises: Premises, options: BenchOptions) {
    this.#contestant = contestant;
    this.#supply = supply;
    this.#premises = premises;
    this.#options = options;
  }

  async run(round: number, plan: readonly StepName[]): Promise<TurnFigures> {
    await this.#premises.checkpoint();
    const coldStart = await this.#contestant.start();
    try {
      await pause(SETTLING_MS);
      const idle = this.#memory();
      const steps: StepFigures[] = [];
      for (const step of plan) steps.push(await this.#step(step));
      const loaded = this.#memory();
      return { contestant: this.#contestant.name, round, coldStart, idle, loaded, steps };
    } finally {
      await this.#contestant.stop();
    }
  }

  #step(step: StepName): Promise<StepFigures> {
    switch (step) {
      case 'request':
        return this.#request(step);
      case 'request-held':
        return this.#held();
      case 'missing':
        return this.#missing();
      case 'wrong':
        return this.#wrong();
      case 'consume':
        return this.#consume();
    }
  }

  async #request(step: StepName): Promise<StepFigures> {
    const { warmUp, requests } = this.#options;
    const addresses = this.#supply.known(warmUp + requests);
    const send: Operation<string> = (connection, address) => this.#contestant.request(connection, address);
    await this.#warmUp(step, addresses.slice(0, warmUp), send);
    const figures = await this.#measure(step, addresses.slice(warmUp), send);
    this.#pending.push(...addresses);
    return figures;
  }

  async #held(): Promise<StepFigures> {
    const product = this.#contestant;
    if (!(product instanceof Product)) throw new Error(`${product.name} has no worker to hold.`);
    const { warmUp, requests } = this.#options;
    const addresses = this.#supply.known(warmUp + requests);
    const send: Operation<string> = (connection, address) => product.request(connection, address);
    await this.#warmUp('request-held', addresses.slice(0, warmUp), send);
    await product.hold();
    const figures = await this.#measure('request-held', addresses.slice(warmUp), send, () =>
      product.release(),
    );
    this.#pending.push(...addresses);
    return figures;
  }

  async #missing(): Promise<StepFigures> {
    const { warmUp, requests } = this.#options;
    const addresses = this.#supply.unknown(warmUp + requests);
    const send: Operation<string> = (connection, address) => this.#contestant.request(connection, address);
    await this.#warmUp('missing', addresses.slice(0, warmUp), send);
    return this.#measure('missing', addresses.slice(warmUp), send);
  }

  async #wrong(): Promise<StepFigures> {
    const { warmUp, requests } = this.#options;
    const addresses = await this.#takePending(warmUp + requests);
    const send: Operation<string> = (connection, address) => this.#contestant.wrong(connection, address);
    await this.#warmUp('wrong', addresses.slice(0, warmUp), send);
    return this.#measure('wrong', addresses.slice(warmUp), send);
  }

  async #consume(): Promise<StepFigures> {
    const { consumeWarmUp, consumes } = this.#options;
    const addresses = await this.#takePending(consumeWarmUp + consumes);
    const secrets = await this.#premises.sink.secretsOf(addresses);
    const tickets = addresses.map((address, at): Ticket => {
      const newPassword = randomBytes(18).toString('base64url');
      return { address, secret: secrets[at] ?? '', newPassword };
    });
    const timed = tickets.slice(consumeWarmUp);
    await this.#contestant.openSessions(timed.map(({ address }) => address));
    const send: Operation<Ticket> = (connection, ticket) => this.#contestant.consume(connection, ticket);
    await this.#warmUp('consume', tickets.slice(0, consumeWarmUp), send);
    const figures = await this.#measure('consume', timed, send);
    await this.#examine(timed);
    return figures;
  }

  /** What a reset is for: the new password is in, the old one is out, and so is everybody who was signed in. */
  async #examine(tickets: readonly Ticket[]): Promise<void> {
    const { name } = this.#contestant;
    for (const { address, newPassword } of tickets.slice(0, LOOKED_AT)) {
      if (!(await this.#contestant.signsIn(address, newPassword))) {
        throw new Error(`${name}: the new password of ${address} does not sign in.`);
      }
      if (await this.#contestant.signsIn(address, firstPassword)) {
        throw new Error(`${name}: the old password of ${address} still signs in.`);
      }
    }
    // Those that were looked at through the door have a new session.
    const live = await this.#contestant.liveSessions(tickets.slice(LOOKED_AT).map(({ address }) => address));
    if (live !== 0) throw new Error(`${name}: ${live} sessions outlived the reset of their account.`);
  }

  async #takePending(count: number): Promise<string[]> {
    const short = count - this.#pending.length;
    if (short > 0) {
      const addresses = this.#supply.known(short);
      await this.#warmUp('request', addresses, (connection, address) =>
        this.#contestant.request(connection, address),
      );
      this.#pending.push(...addresses);
    }
    return this.#pending.splice(0, count);
  }

  async #warmUp<T>(name: string, inputs: readonly T[], operation: Operation<T>): Promise<void> {
    await this.#loop(name, inputs, operation);
    await this.#contestant.settled();
  }

  async #measure<T>(
    step: StepName,
    inputs: readonly T[],
    operation: Operation<T>,
    afterLast: () => Promise<void> = () => Promise.resolve(),
  ): Promise<StepFigures> {
    const groups = this.#groups();
    let atLastAnswer: CpuTimes = {};
    const before = cpuTimes(groups);
    const loop = await this.#loop(step, inputs, operation, () => {
      atLastAnswer = cpuTimes(groups);
    });
    const answered = performance.now();
    await afterLast();
    await this.#contestant.settled();
    const afterwards = (performance.now() - answered) / 1000;
    const perOperation = (times: CpuTimes): CpuTimes =>
      Object.fromEntries(
        Object.entries(cpuBetween(before, times)).map(([name, ms]) => [name, ms / inputs.length]),
      );
    const cpuToTheEnd = perOperation(cpuTimes(groups));
    return { ...loop, step, cpu: perOperation(atLastAnswer), cpuToTheEnd, afterwards };
  }

  async #loop<T>(name: string, inputs: readonly T[], operation: Operation<T>, whenDone?: () => void) {
    this.#connections = await Promise.all(
      Array.from({ length: this.#options.connections }, () => this.#contestant.connect()),
    );
    try {
      const loop = {
        name: `${this.#contestant.name}, ${name}`,
        inputs,
        connections: this.#connections,
        operation,
      };
      const figures = await closedLoop(loop);
      whenDone?.();
      return figures;
    } finally {
      for (const connection of this.#connections) connection.close();
    }
  }

  #groups(): ProcessGroups {
    const own = Object.entries(this.#contestant.processes()).map(([name, pid]) => [name, () => [pid]]);
    return { ...Object.fromEntries(own), PostgreSQL: () => this.#premises.postgresPids() } as ProcessGroups;
  }

  #memory(): CpuTimes {
    const own = Object.entries(this.#contestant.processes());
    return Object.fromEntries(own.map(([name, pid]) => [name, residentMemory(pid)]));
  }
}
