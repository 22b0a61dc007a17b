import { Secrets } from '@latchkey/kernel';
import { PasswordHashing } from '@latchkey/credentials';
import {
  comparablePassword,
  PasswordNotConfirmed,
  PasswordTries,
  SessionEndedError,
} from '@latchkey/sign-in';
import { linkDestinationDigest } from '../enrolment-link/link-mint.ts';
import { EnrollableMethods } from '../methods/enrollable-method.ts';
import { methodKeys, methodTraits } from '../methods/method-traits.ts';
import { EnrollingPeople, type EnrollingPerson, type EnrolmentOffer } from './enrolling-people.ts';

/** Who is asking, and whether it is them. */
export class EnrollingIdentity {
  constructor(
    private readonly people: EnrollingPeople,
    private readonly hashing: PasswordHashing,
    private readonly tries: PasswordTries,
    private readonly secrets: Secrets,
  ) {}

  /** Throws SessionEndedError. */
  async person(sessionToken: string): Promise<EnrollingPerson> {
    const found = await this.people.find(this.secrets.tokenDigest(sessionToken));
    if (!found) throw new SessionEndedError();
    const { email, linkDestination, ...person } = found;
    const byLink = linkDestination !== null;
    // The mailbox that the link was sent to is not theirs any more.
    if (byLink && !this.secrets.equal(linkDestination, linkDestinationDigest(this.secrets, email)))
      throw new SessionEndedError();
    return { ...person, byLink };
  }

  /** Outside transactions: comparing takes a tenth of a second. Throws PasswordNotConfirmed, and what the brake throws. */
  async confirm({ userId, phc }: EnrollingPerson, typed: string): Promise<void> {
    const password = comparablePassword(typed);
    if (phc === null || password === undefined) throw new PasswordNotConfirmed();
    await this.tries.count(userId);
    if (!(await this.hashing.verify(phc, password))) throw new PasswordNotConfirmed();
  }
}

/** What people can enrol in here by themselves. */
export class EnrolmentOffers {
  constructor(
    private readonly people: EnrollingPeople,
    private readonly methods: EnrollableMethods,
  ) {}

  all(): Promise<readonly EnrolmentOffer[]> {
    const own = methodKeys.filter(
      (key) => methodTraits[key].enrolment === 'personal' && this.methods.find(key),
    );
    return this.people.offers(own);
  }

  async find(verificationId: string): Promise<EnrolmentOffer | undefined> {
    return (await this.all()).find((offer) => offer.verificationId === verificationId);
  }
}
