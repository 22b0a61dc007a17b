import type { EnrolmentLink } from '../enrolment-link/enrolment-link.ts';
import { EnrollingPeople, type EnrolmentOffer, type FoundPerson } from '../enrolment/enrolling-people.ts';
import type { MethodKey } from '../methods/method-traits.ts';
import type { InMemoryEnrolmentLinks } from './in-memory-enrolment-links.ts';

type Known = Omit<FoundPerson, 'linkDestination'>;

/** People who have signed in, or who hold what a link has opened; and what is offered to them. */
export class InMemoryEnrollingPeople extends EnrollingPeople {
  readonly offered: EnrolmentOffer[] = [];
  private readonly people = new Map<string, Known>();
  private readonly sessions = new Map<string, string>();

  constructor(
    private readonly links: InMemoryEnrolmentLinks,
    private readonly now: () => Date,
  ) {
    super();
  }

  know(person: Known): void {
    this.people.set(person.userId, person);
  }

  signIn(userId: string, sessionDigest: Buffer): void {
    this.sessions.set(sessionDigest.toString('hex'), userId);
  }

  async find(sessionDigest: Buffer): Promise<FoundPerson | undefined> {
    const signedIn = this.people.get(this.sessions.get(sessionDigest.toString('hex')) ?? '');
    if (signedIn) return { ...signedIn, linkDestination: null };
    const link = this.links.table.find((row) => opened(row, sessionDigest, this.now()));
    const person = link && this.people.get(link.userId);
    return person && { ...person, linkDestination: link.destinationDigest };
  }

  async offers(methods: readonly MethodKey[]): Promise<readonly EnrolmentOffer[]> {
    return this.offered.filter(({ method }) => methods.includes(method));
  }
}

function opened({ sessionDigest, sessionUntil }: EnrolmentLink, wanted: Buffer, now: Date): boolean {
  if (!sessionDigest || !sessionUntil) return false;
  return Buffer.compare(sessionDigest, wanted) === 0 && now < sessionUntil;
}
