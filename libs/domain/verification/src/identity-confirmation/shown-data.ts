import { InvalidInput, NotFound } from '@latchkey/kernel';
import { DisabledMethods } from '../disabled-method/disabled-methods.ts';
import { personalDataParameters } from '../methods/personal-data/parameters.ts';
import { PersonalRecords } from '../personal-record/personal-records.ts';
import { textFor } from '../question/question-texts.ts';
import type { Verification } from '../verification/verification.ts';
import { Verifications } from '../verification/verifications.ts';
import { notForAgents, notInUse, unknownVerification } from './errors.ts';

/** What an agent is shown of a person, and what it is called. */
export interface ShownDatum {
  readonly verificationName: string;
  readonly label: string;
  /** Undefined when nothing is on record. */
  readonly datum: string | undefined;
}

/** What is on record of people, for agents who compare it with what a caller says. */
export class ShownData {
  constructor(
    private readonly verifications: Verifications,
    private readonly disabledMethods: DisabledMethods,
    private readonly records: PersonalRecords,
  ) {}

  /** In the language of the locale; in the default one of the tenant where there is none. Throws InvalidInput. */
  async of(userId: string, verificationId: string, locale: string | null): Promise<ShownDatum> {
    const { name, parameters } = await this.inUse(verificationId);
    const { attribute, labels: texts, defaultLanguage } = personalDataParameters.parse(parameters);
    return {
      verificationName: name,
      label: textFor({ texts, defaultLanguage }, locale ?? defaultLanguage),
      datum: await this.records.find(userId, attribute),
    };
  }

  private async inUse(verificationId: string): Promise<Verification> {
    const found = await this.verifications.get(verificationId).catch((error: unknown) => {
      throw error instanceof NotFound ? new InvalidInput([unknownVerification]) : error;
    });
    if (found.type !== 'personal_data_confirmation') throw new InvalidInput([notForAgents]);
    if (found.status !== 'active' || (await this.disabledMethods.isDisabled(found.type)))
      throw new InvalidInput([notInUse]);
    return found;
  }
}
