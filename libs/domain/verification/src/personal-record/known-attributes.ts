import { InvalidInput } from '@latchkey/kernel';
import {
  isUserField,
  personalDataParameters,
  unknownAttribute,
} from '../methods/personal-data/parameters.ts';
import type { Verification } from '../verification/verification.ts';
import { PersonalRecords } from './personal-records.ts';

/** PR-B16 PR-B17: a verification by personal data asks for nothing that no user has. */
export class KnownAttributes {
  constructor(private readonly records: PersonalRecords) {}

  /** Called inside the transaction that writes the verification. Throws InvalidInput. */
  async require({ type, parameters }: Verification): Promise<void> {
    if (type !== 'personal_data' && type !== 'personal_data_confirmation') return;
    const { attribute } = personalDataParameters.parse(parameters);
    if (isUserField(attribute) || (await this.records.hasAttribute(attribute))) return;
    throw new InvalidInput([unknownAttribute(attribute)]);
  }
}
