import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isoBase64URL } from '@simplewebauthn/server/helpers';
import {
  challengeTime,
  PasskeyCeremonies,
  type Ceremony,
  type PasskeyCredential,
  type RelyingParty,
} from '@latchkey/verification';

/** Longer answers are none: a key of 4,096 bits answers with less than 4 KiB. */
const longestAnswer = 16 * 1024;
/** How browsers say that they may reach a key (WebAuthn Level 3, §5.8.4). */
const transports: ReadonlySet<string> = new Set([
  ...['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'],
]);

/**
 * By @simplewebauthn/server. Which make a key is of is not asked: no tenant could keep a list of those it trusts, and
 * browsers ask people before they tell it.
 */
export class WebauthnCeremonies extends PasskeyCeremonies {
  async create(
    party: RelyingParty,
    person: { readonly handle: string; readonly name: string },
  ): Promise<Ceremony> {
    const options = await generateRegistrationOptions({
      rpID: hostOf(party),
      rpName: party.name,
      userID: isoBase64URL.toBuffer(person.handle),
      userName: person.name,
      timeout: challengeTime,
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    });
    return { options: JSON.stringify(options), challenge: options.challenge };
  }

  async created(
    party: RelyingParty,
    challenge: string,
    shown: string,
  ): Promise<PasskeyCredential | undefined> {
    return judged(async () => {
      const response = parsed(shown) as RegistrationResponseJSON;
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response,
        expectedChallenge: challenge,
        ...expected(party),
      });
      if (!verified) return undefined;
      const { id, publicKey, counter } = registrationInfo.credential;
      const said = response.response.transports ?? [];
      return {
        ...{ id, publicKey: isoBase64URL.fromBuffer(publicKey), counter },
        transports: said.filter((each) => transports.has(each)),
      };
    });
  }

  async ask(party: RelyingParty, credentials: readonly PasskeyCredential[]): Promise<Ceremony> {
    const options = await generateAuthenticationOptions({
      rpID: hostOf(party),
      timeout: challengeTime,
      userVerification: 'required',
      allowCredentials: credentials.map(({ id, transports: known }) => ({
        id,
        transports: reachedBy(known),
      })),
    });
    return { options: JSON.stringify(options), challenge: options.challenge };
  }

  async answered(
    party: RelyingParty,
    challenge: string,
    { id, publicKey, counter }: PasskeyCredential,
    shown: string,
  ): Promise<number | undefined> {
    return judged(async () => {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: parsed(shown) as AuthenticationResponseJSON,
        expectedChallenge: challenge,
        ...expected(party),
        credential: { id, publicKey: isoBase64URL.toBuffer(publicKey), counter },
      });
      // The library takes the key that it is given, whichever the answer names.
      return verified && authenticationInfo.credentialID === id ? authenticationInfo.newCounter : undefined;
    });
  }
}

function hostOf({ origin }: RelyingParty): string {
  return new URL(origin).hostname;
}

function expected(party: RelyingParty) {
  return { expectedOrigin: party.origin, expectedRPID: hostOf(party), requireUserVerification: true };
}

function reachedBy(known: readonly string[]): AuthenticatorTransport[] {
  return known.filter((each): each is AuthenticatorTransport => transports.has(each));
}

function parsed(shown: string): unknown {
  if (Buffer.byteLength(shown) > longestAnswer) throw new Error('longer than any answer');
  return JSON.parse(shown);
}

/** Whatever is wrong with an answer, the library throws, in words that depend on what somebody sent. */
async function judged<T>(verdict: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await verdict();
  } catch {
    return undefined;
  }
}
