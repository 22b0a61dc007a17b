import { NotFound, type Secrets } from '@latchkey/kernel';
import {
  EnrollableMethod,
  refusedProof,
  type AskedProof,
  type AskingOccasion,
  type AsksFirst,
  type BegunEnrolment,
  type Held,
  type HeldSeveral,
  type Holding,
  type MethodPerson,
  type Occasion,
  type ProvingOccasion,
  type ShownProof,
  type Verdict,
} from '../enrollable-method.ts';
import { challengeTime } from './parameters.ts';
import type { PasskeyCeremonies, PasskeyCredential, RelyingParty } from './passkey-ceremonies.ts';

/** Between the beginning and the confirmation: what was asked of the browser. */
interface Challenged {
  readonly challenge: string;
  /** ISO 8601. */
  readonly since: string;
}

/** A key, and the origin that it was made at: at another one no browser offers it. */
interface KeptKey {
  readonly origin: string;
  readonly credential: PasskeyCredential;
}

/**
 * A key that the person's device or security key holds, and lets be used after a look, a finger or a PIN. It is bound to
 * the origin of the application's pages, so that no look-alike can ask for it (S-38).
 */
export class Passkeys extends EnrollableMethod implements AsksFirst, HeldSeveral {
  readonly key = 'passkey';

  constructor(
    private readonly ceremonies: PasskeyCeremonies,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  async begin({ person, now }: Occasion): Promise<BegunEnrolment> {
    // Of its own for each key: an authenticator that has one of this person is not made to replace it.
    const handle = this.secrets.token();
    const begun = await this.ceremonies.create(partyOf(person), { handle, name: person.userName });
    return {
      holding: { challenge: begun.challenge, since: now.toISOString() },
      shown: { options: begun.options },
      label: '',
      needsConfirmation: true,
    };
  }

  async confirm(holding: Holding, { credential: shown }: ShownProof, occasion: Occasion): Promise<Verdict> {
    const { person, now } = occasion;
    const asked = openChallenge(holding, now);
    if (asked === undefined || shown === undefined) return refusedProof('wrong-code');
    const credential = await this.ceremonies.created(partyOf(person), asked, shown);
    if (!credential) return refusedProof('wrong-code');
    return {
      kind: 'accepted',
      holding: holdingOf({ origin: person.portalOrigin, credential }),
      mark: credential.id,
    };
  }

  /** Throws NotFound where none of them was made at this origin. */
  async ask(held: readonly Held[], { person, now }: AskingOccasion): Promise<AskedProof> {
    const keys = held.map(({ holding }) => keyIn(holding));
    const here = keys.filter(({ origin }) => origin === person.portalOrigin);
    if (here.length === 0) throw new NotFound();
    const { options, challenge } = await this.ceremonies.ask(
      partyOf(person),
      here.map(({ credential }) => credential),
    );
    return {
      question: { kind: 'passkey', options },
      asked: { challenge, since: now.toISOString() },
    };
  }

  pick(held: readonly Held[], { credential = '' }: ShownProof): Held | undefined {
    const id = credentialId(credential);
    return held.find(({ holding }) => keyIn(holding).credential.id === id);
  }

  /** A challenge is answered once, whether well or badly. */
  async prove(
    holding: Holding,
    { credential: shown }: ShownProof,
    occasion: ProvingOccasion,
  ): Promise<Verdict> {
    const { person, asked, now } = occasion;
    const { origin, credential } = keyIn(holding);
    const challenge = openChallenge(asked, now);
    if (challenge === undefined || shown === undefined || origin !== person.portalOrigin) return spent;
    const counter = await this.ceremonies.answered(partyOf(person), challenge, credential, shown);
    if (counter === undefined) return spent;
    return { kind: 'accepted', holding: holdingOf({ origin, credential: { ...credential, counter } }) };
  }
}

const spent: Verdict = { kind: 'refused', reason: 'wrong-code', asked: null };

function partyOf({ portalOrigin, tenantName }: MethodPerson): RelyingParty {
  return { origin: portalOrigin, name: tenantName };
}

/** The challenge, as long as it can be answered. */
function openChallenge(kept: Holding | undefined, now: Date): string | undefined {
  if (typeof kept?.['challenge'] !== 'string') return undefined;
  const { challenge, since } = kept as unknown as Challenged;
  return now.getTime() - new Date(since).getTime() < challengeTime ? challenge : undefined;
}

function holdingOf({ origin, credential }: KeptKey): Holding {
  const { id, publicKey, counter, transports } = credential;
  return { origin, credential: { id, publicKey, counter, transports } };
}

function keyIn(holding: Holding): KeptKey {
  return holding as unknown as KeptKey;
}

/** What an answer says of its key; empty where it is no answer. */
function credentialId(shown: string): string {
  try {
    const { id } = JSON.parse(shown) as { readonly id?: unknown };
    return typeof id === 'string' ? id : '';
  } catch {
    return '';
  }
}
