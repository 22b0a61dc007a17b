import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  Clock,
  Conflict,
  InvalidInput,
  NotFound,
  Permissions,
  Secrets,
  StillInUse,
  UnitOfWork,
  type DomainError,
} from '@latchkey/kernel';
import { composeParts, inMemoryWorld, unitWithin, within } from '@latchkey/kernel/testing';
import { DisabledMethods } from '../disabled-method/disabled-methods.ts';
import { verificationAdministrationParts } from '../parts.ts';
import { PersonalRecords } from '../personal-record/personal-records.ts';
import { QuestionCatalogue } from '../question/question-catalogue.ts';
import { builtInTemplates } from '../template/built-in-templates.ts';
import { VerificationTemplates } from '../template/verification-templates.ts';
import { InMemoryPersonalRecords } from '../testing/in-memory-personal-records.ts';
import { InMemoryQuestionCatalogue, InMemoryQuestions } from '../testing/in-memory-questions.ts';
import { InMemoryTemplates } from '../testing/in-memory-templates.ts';
import {
  InMemoryDisabledMethods,
  InMemoryVerifications,
  ScriptedUsage,
} from '../testing/in-memory-verifications.ts';
import { VerificationUsage } from '../verification/verification-usage.ts';
import { Verifications } from '../verification/verifications.ts';
import {
  ChangeVerificationTemplate,
  ChangeVerificationTemplateHandler,
} from './change-verification-template.ts';
import { CopyVerificationTemplate, CopyVerificationTemplateHandler } from './copy-verification-template.ts';
import { CreateVerification, CreateVerificationHandler } from './create-verification.ts';
import {
  DeleteVerificationTemplate,
  DeleteVerificationTemplateHandler,
} from './delete-verification-template.ts';
import { UpdateVerification, UpdateVerificationHandler } from './update-verification.ts';

class Anybody extends Permissions {
  require(): void {
    // Who may is proved where roles are.
  }
}

/** Everything that administers verifications, in memory. */
class House {
  readonly world = inMemoryWorld();
  readonly usage = new ScriptedUsage();
  readonly verifications = new InMemoryVerifications(this.world.database);
  readonly templates = new InMemoryTemplates(this.world.database);
  readonly parts = composeParts(verificationAdministrationParts, [
    [UnitOfWork, this.world.unitOfWork],
    [Clock, this.world.clock],
    [Secrets, this.world.secrets],
    [Permissions, new Anybody()],
    [Verifications, this.verifications],
    [VerificationTemplates, this.templates],
    [DisabledMethods, new InMemoryDisabledMethods(this.world.database)],
    [VerificationUsage, this.usage],
    [PersonalRecords, new InMemoryPersonalRecords(this.world.database)],
    [QuestionCatalogue, new InMemoryQuestionCatalogue(new InMemoryQuestions(this.world.database))],
  ]);

  ask<M, R>(type: new (...needs: never[]) => { execute(message: M): Promise<R> }, message: M): Promise<R> {
    return within(this.world.ours, () => this.parts.handler(type).execute(message));
  }

  copy(templateId: string, name: string): Promise<string> {
    return this.ask(CopyVerificationTemplateHandler, new CopyVerificationTemplate(templateId, name));
  }

  async made(name: string, parameters: object, templateId: string | null) {
    const id = await this.ask(
      CreateVerificationHandler,
      new CreateVerification(name, 'email', parameters, templateId),
    );
    return this.verification(id);
  }

  verification(id: string) {
    return unitWithin(this.world, this.world.ours, () => this.verifications.getForUpdate(id));
  }
}

const [mail, mock] = builtInTemplates.map(({ id }) => id) as [string, string];

describe('templates of verifications', () => {
  let house: House;
  let own: string;
  beforeEach(async () => {
    house = new House();
    own = await house.copy(mail, 'Long codes');
    const template = { name: 'Long codes', parameters: { codeLength: 9 } };
    await house.ask(ChangeVerificationTemplateHandler, new ChangeVerificationTemplate(own, 1, template));
  });

  it('PR-T26 a verification has the defaults of its template, or those of the house', async () => {
    expect(await house.made('Plain', {}, null)).toMatchObject({
      templateId: null,
      parameters: { codeLength: 6 },
    });
    expect(await house.made('Built in', {}, mail)).toMatchObject({
      templateId: null,
      parameters: { codeLength: 6 },
    });
    const long = await house.made('Long', { codeLifetimeSeconds: 600 }, own);
    expect(long).toMatchObject({ templateId: own, parameters: { codeLength: 9, codeLifetimeSeconds: 600 } });
    const update = (parameters: object) =>
      house.ask(UpdateVerificationHandler, new UpdateVerification(long.id, 'Long', parameters));
    await update({});
    expect((await house.verification(long.id)).parameters).toMatchObject({
      ...{ codeLength: 9, codeLifetimeSeconds: 300 },
    });
    await update({ codeLength: 7 });
    expect((await house.verification(long.id)).parameters).toMatchObject({ codeLength: 7 });
  });

  it('PR-T26 what is there stays as it is when its template changes', async () => {
    const { id } = await house.made('Long', {}, own);
    const template = { name: 'Short codes', parameters: {} };
    await house.ask(ChangeVerificationTemplateHandler, new ChangeVerificationTemplate(own, 1, template));
    expect((await house.verification(id)).parameters).toMatchObject({ codeLength: 9 });
  });

  it.each([
    ['that nobody has', () => house.world.secrets.id(), 'unknown'],
    ['of another type', () => mock, 'other-method'],
  ])('PR-T26 a template %s makes no verification', async (_, id, code) => {
    const told: unknown = await house.made('Odd', {}, id()).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(InvalidInput);
    expect((told as DomainError).errors).toEqual([expect.objectContaining({ pointer: '/templateId', code })]);
  });

  it('PR-B22 a template cannot be deleted while any verification is made from it; one of the house never', async () => {
    const remove = (id: string) =>
      house.ask(DeleteVerificationTemplateHandler, new DeleteVerificationTemplate(id));
    house.usage.ofTemplates = [{ kind: 'verification', id: 'v', name: 'Long' }];
    const told: unknown = await remove(own).catch((error: unknown) => error);
    expect(told).toBeInstanceOf(StillInUse);
    expect(told).toMatchObject({ usedBy: house.usage.ofTemplates });
    house.usage.ofTemplates = [];
    await remove(own);
    await expect(remove(own)).rejects.toThrow(NotFound);
    await expect(remove(mail)).rejects.toThrow(Conflict);
    const change = new ChangeVerificationTemplate(mail, 1, { name: 'Ours', parameters: {} });
    await expect(house.ask(ChangeVerificationTemplateHandler, change)).rejects.toThrow(Conflict);
  });

  it('PR-B38 a copy has a name of its own', async () => {
    await expect(house.copy(own, 'LONG CODES')).rejects.toThrow(Conflict);
    await expect(house.copy(house.world.secrets.id(), 'Nobody’s')).rejects.toThrow(NotFound);
    expect(await house.copy(own, 'Longer codes')).not.toBe(own);
  });
});
