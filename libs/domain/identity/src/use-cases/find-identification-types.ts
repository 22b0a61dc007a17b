import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { Identification } from '../identification-type/identification.ts';

export interface IdentificationTypeView extends Identification {
  readonly id: string;
  readonly name: string;
  readonly status: 'active' | 'inactive';
  readonly createdAt: Date;
  readonly version: number;
}

/** Identification types of the environment, oldest first. */
export class FindIdentificationTypes extends Query<Page<IdentificationTypeView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Throws NotFound. */
export class FindIdentificationType extends Query<IdentificationTypeView> {
  constructor(readonly typeId: string) {
    super();
  }
}
