import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { FactorKind } from '../second-factor/events.ts';

export interface SecondFactorView {
  readonly id: string;
  readonly kind: FactorKind;
  readonly label: string;
  readonly confirmedAt: Date;
}

/** The confirmed second factors of the caller, oldest first. */
export class FindSecondFactors extends Query<Page<SecondFactorView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** One of them. Throws NotFound. */
export class FindSecondFactor extends Query<SecondFactorView> {
  constructor(readonly factorId: string) {
    super();
  }
}
