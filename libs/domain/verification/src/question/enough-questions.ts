import { InvalidInput } from '@latchkey/kernel';
import { catalogueFaults, questionParameters } from '../methods/questions/parameters.ts';
import type { Verification } from '../verification/verification.ts';
import { QuestionCatalogue } from './question-catalogue.ts';

/** PR-B23: a verification by questions asks nobody to choose more of them than there are. */
export class EnoughQuestions {
  constructor(private readonly catalogue: QuestionCatalogue) {}

  /** Called inside the transaction that writes the verification. Throws InvalidInput. */
  async require({ type, parameters }: Verification): Promise<void> {
    if (type !== 'questions') return;
    const { length } = await this.catalogue.active();
    const faults = catalogueFaults(questionParameters.parse(parameters), length);
    if (faults.length > 0) throw new InvalidInput(faults);
  }
}
