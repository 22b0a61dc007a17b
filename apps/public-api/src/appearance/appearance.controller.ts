import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { applicationOf, NotFound, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Answer } from '@latchkey/platform';
import { Appearances } from '@latchkey/tenancy';
import { appearanceAnswer } from './appearance.http.ts';
import { PlanView } from './plan-view.ts';

/** What a page needs before anything is typed. */
@ApiTags('appearance')
@Controller('v1/appearance')
export class AppearanceController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly appearances: Appearances,
    private readonly plans: PlanView,
  ) {}

  @Get()
  @Answer(
    200,
    appearanceAnswer,
    'Names, contact and password rules of the application, and what people say who they are by.',
  )
  async find() {
    const applicationId = applicationOf(TenantContext.current().actor) ?? '';
    const found = await this.unitOfWork.read(() => this.appearances.of(applicationId));
    if (!found) throw new NotFound();
    const { tenantName, applicationName, supportContact, signInUrl } = found;
    return { tenantName, applicationName, supportContact, signInUrl, ...(await this.plans.all()) };
  }
}
