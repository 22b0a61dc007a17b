import {
  PasskeyCeremonies,
  type Ceremony,
  type PasskeyCredential,
  type RelyingParty,
} from '../methods/passkey/passkey-ceremonies.ts';

/** Ceremonies without cryptography: an answer repeats the challenge, the origin and the key that it is of. */
export class ScriptedCeremonies extends PasskeyCeremonies {
  private made = 0;

  /** What a browser at this origin would answer, by this key. */
  static answer(challenge: string, origin: string, id: string, counter = 0): string {
    return JSON.stringify({ id, challenge, origin, counter });
  }

  async create(): Promise<Ceremony> {
    return this.ceremony([]);
  }

  async created({ origin }: RelyingParty, challenge: string, shown: string) {
    const answer = read(shown);
    if (answer?.challenge !== challenge || answer.origin !== origin) return undefined;
    return { id: answer.id, publicKey: `public ${answer.id}`, counter: answer.counter, transports: [] };
  }

  async ask(_party: RelyingParty, credentials: readonly PasskeyCredential[]): Promise<Ceremony> {
    return this.ceremony(credentials.map(({ id }) => id));
  }

  async answered(
    { origin }: RelyingParty,
    challenge: string,
    { id, counter }: PasskeyCredential,
    shown: string,
  ) {
    const answer = read(shown);
    if (answer?.challenge !== challenge || answer.origin !== origin || answer.id !== id) return undefined;
    return answer.counter === 0 || answer.counter > counter ? answer.counter : undefined;
  }

  private ceremony(allowed: readonly string[]): Ceremony {
    const challenge = `challenge ${(this.made += 1)}`;
    return { options: JSON.stringify({ challenge, allowed }), challenge };
  }
}

interface ScriptedAnswer {
  readonly id: string;
  readonly challenge: string;
  readonly origin: string;
  readonly counter: number;
}

function read(shown: string): ScriptedAnswer | undefined {
  try {
    return JSON.parse(shown) as ScriptedAnswer;
  } catch {
    return undefined;
  }
}
