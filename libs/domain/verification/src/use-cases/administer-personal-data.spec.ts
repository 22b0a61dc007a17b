import { beforeEach, describe, expect, it } from '@jest/globals';
import { Clock, InvalidInput, Permissions, Secrets, UnitOfWork, type DomainError } from '@latchkey/kernel';
import { composeParts, inMemoryWorld, unitWithin, within, type Premises } from '@latchkey/kernel/testing';
import { verificationAdministrationParts } from '../parts.ts';
import { PersonalRecords } from '../personal-record/personal-records.ts';
import { QuestionCatalogue } from '../question/question-catalogue.ts';
import { Questions } from '../question/questions.ts';
import { VerificationTemplates } from '../template/verification-templates.ts';
import { InMemoryPersonalRecords } from '../testing/in-memory-personal-records.ts';
import { InMemoryQuestionCatalogue, InMemoryQuestions } from '../testing/in-memory-questions.ts';
import { InMemoryTemplates } from '../testing/in-memory-templates.ts';
import { InMemoryVerifications } from '../testing/in-memory-verifications.ts';
import { Verifications } from '../verification/verifications.ts';
import { CreateVerification, CreateVerificationHandler } from './create-verification.ts';
import { UpdateVerification, UpdateVerificationHandler } from './update-verification.ts';

class Anybody extends Permissions {
  require(): void {
    return;
  }
}

/** Everything that administers verifications, in memory, with one user who has a badge. */
class House {
  readonly world = inMemoryWorld();
  readonly records = new InMemoryPersonalRecords(this.world.database);
  readonly verifications = new InMemoryVerifications(this.world.database);
  private readonly questions = new InMemoryQuestions(this.world.database);
  private readonly parts = composeParts(verificationAdministrationParts, [
    [UnitOfWork, this.world.unitOfWork],
    [Clock, this.world.clock],
    [Secrets, this.world.secrets],
    [Permissions, new Anybody()],
    [PersonalRecords, this.records],
    [Questions, this.questions],
    [QuestionCatalogue, new InMemoryQuestionCatalogue(this.questions)],
    [Verifications, this.verifications],
    [VerificationTemplates, new InMemoryTemplates(this.world.database)],
  ]);

  keep(attributes: Record<string, string>, premises: Premises = this.world.ours): Promise<void> {
    return unitWithin(this.world, premises, async () => this.records.keep('u', {}, attributes));
  }

  create(type: 'personal_data' | 'personal_data_confirmation', parameters: object): Promise<string> {
    const command = new CreateVerification(`${type} ${Math.random()}`, type, parameters, null);
    return within(this.world.ours, () => this.parts.handler(CreateVerificationHandler).execute(command));
  }

  update(id: string, parameters: object): Promise<null> {
    const command = new UpdateVerification(id, `Changed ${id}`, parameters);
    return within(this.world.ours, () => this.parts.handler(UpdateVerificationHandler).execute(command));
  }

  parametersOf(id: string): Promise<unknown> {
    return unitWithin(this.world, this.world.ours, async () => {
      return (await this.verifications.getForUpdate(id)).parameters;
    });
  }
}

const asking = (attribute: string) => ({ attribute, labels: { en: `Your ${attribute}` } });
const faultsOf = async (work: Promise<unknown>): Promise<string[]> => {
  const error: unknown = await work.then(() => undefined).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(InvalidInput);
  return (error as DomainError).errors.map(({ pointer, code }) => `${code} ${pointer}`);
};
const unknown = ['unknown-attribute /parameters/attribute'];

describe.each([
  ['PR-B17', 'personal_data'],
  ['PR-B16', 'personal_data_confirmation'],
] as const)('%s a verification of type %s', (row, type) => {
  let house: House;
  beforeEach(async () => {
    house = new House();
    await house.keep({ badge: '7' });
  });

  it(`${row} is made for what users have: fields of all, and attributes of some`, async () => {
    for (const attribute of ['user_name', 'email', 'display_name', 'badge'])
      expect(await house.parametersOf(await house.create(type, asking(attribute)))).toMatchObject({
        attribute,
      });
    expect(await faultsOf(house.create(type, asking('locker')))).toEqual(unknown);
  });

  it(`${row} is changed to nothing that no user has, and stays as it was`, async () => {
    const id = await house.create(type, asking('badge'));
    expect(await faultsOf(house.update(id, asking('locker')))).toEqual(unknown);
    await house.keep({ badge: '7', locker: '12' });
    await house.update(id, asking('locker'));
    expect(await house.parametersOf(id)).toMatchObject({ attribute: 'locker' });
    await house.keep({ locker: '12' });
    expect(await faultsOf(house.update(id, asking('badge')))).toEqual(unknown);
    expect(await house.parametersOf(id)).toMatchObject({ attribute: 'locker' });
  });

  it(`${row} is not made for what users of another tenant or environment have`, async () => {
    for (const premises of [house.world.theirs, house.world.oursInTest])
      await house.keep({ only_theirs: '1' }, premises);
    expect(await faultsOf(house.create(type, asking('only_theirs')))).toEqual(unknown);
  });
});
