import type { Hash } from '../hash/hashing.ts';
import type { Answer } from '../load/answer-parser.ts';
import type { Connection } from '../load/connection.ts';

/** Somebody who offers a password reset over HTTP. Every method that sends throws when the answer is unexpected. */
export abstract class Contestant {
  /** As it is printed; `--only` takes it too. */
  abstract readonly name: string;
  abstract readonly hash: Hash;

  /** Database, schema and accounts; once, before the first round. */
  abstract prepare(accounts: number): Promise<void>;
  /** Milliseconds from the spawn to the first answer, the schema being in place. */
  abstract start(): Promise<number>;
  abstract stop(): Promise<void>;
  /** For good; also called when nothing was prepared. */
  abstract close(): Promise<void>;

  abstract processes(): Readonly<Record<string, number>>;
  abstract connect(): Promise<Connection>;

  abstract request(connection: Connection, address: string): Promise<Answer>;
  /** A wrong code or token. */
  abstract wrong(connection: Connection, address: string): Promise<void>;
  /** The right secret, and the new password is in the store when this resolves. */
  abstract consume(connection: Connection, ticket: Ticket): Promise<void>;
  abstract signsIn(address: string, password: string): Promise<boolean>;

  /** Gives each of these accounts two sessions that a reset has to end. */
  abstract openSessions(addresses: readonly string[]): Promise<void>;
  abstract liveSessions(addresses: readonly string[]): Promise<number>;

  /** Resolves when the work that a step has left behind is done. */
  settled(): Promise<void> {
    return Promise.resolve();
  }

  address(index: number): string {
    return `load-${String(index).padStart(6, '0')}@mail.example`;
  }

  unknownAddress(index: number): string {
    return `nobody-${String(index).padStart(4, '0')}@mail.example`;
  }
}

export interface Ticket {
  readonly address: string;
  readonly secret: string;
  readonly newPassword: string;
}

export const firstPassword = 'the first password of everybody here';

export function expectStatus(answer: Answer, status: number, what: string): Answer {
  if (answer.status === status) return answer;
  throw new Error(`${what} was answered ${answer.status} instead of ${status}: ${answer.body.slice(0, 300)}`);
}
