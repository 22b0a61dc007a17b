import { Injectable } from '@nestjs/common';
import { endingPage, passwordPage, type EndingProblem, type PasswordProblem } from '@latchkey/ui';
import { PublicApiUnreachable } from '../public-api-client.ts';
import type { Changed } from '../public-api.ts';
import type { Outcome } from '../public-api-outcome.ts';
import { deviceCookie } from '../visits/device-cookie.ts';
import type { Visit } from '../visits/visit.ts';
import { FLOW_PAGES, Flows, type OpenFlow } from './flows.ts';

/** The last page before the end: a field for a password, a button that has one made, one that unlocks. */
@Injectable()
export class LastStep {
  constructor(private readonly flows: Flows) {}

  /** Never shows a chosen password again. */
  async page(
    visit: Visit,
    status: number,
    problems: readonly (PasswordProblem | EndingProblem)[],
  ): Promise<void> {
    const open = await this.flows.at(FLOW_PAGES.password, visit);
    if (!open) return;
    const chooses = open.status.endings.includes('choose_password');
    visit.page(status, chooses ? withField(visit, open, problems) : withButtons(visit, open, problems));
  }

  /** An ending was asked for and answered: the page of how it went. */
  ended(visit: Visit, { result, deviceToken }: Changed): void {
    if (deviceToken !== null) visit.setCookie(deviceCookie(deviceToken));
    const known = result === 'PASSWORD_RESET' || result === 'ACCOUNT_UNLOCKED';
    visit.seeOther(known ? FLOW_PAGES.done : FLOW_PAGES.status);
  }

  /** When the answer is lost on the way, it may have been done: the state will tell. */
  async answerOf<T>(asking: Promise<Outcome<T>>): Promise<Outcome<T> | 'not-known'> {
    try {
      return await asking;
    } catch (error) {
      if (error instanceof PublicApiUnreachable && error.sent) return 'not-known';
      throw error;
    }
  }
}

type Problem = PasswordProblem | EndingProblem;

function withField(visit: Visit, { flow, status }: OpenFlow, problems: readonly Problem[]): string {
  return passwordPage(visit.frame(FLOW_PAGES.password), {
    formId: visit.newFormId(),
    rules: visit.appearance.passwordPolicy,
    until: status.setPasswordUntil,
    identifier: flow.identifier,
    unlockFormId: unlockForm(visit, status),
    problems: problems.filter((problem) => problem !== 'not-made'),
  });
}

function withButtons(visit: Visit, { status }: OpenFlow, problems: readonly Problem[]): string {
  const delivery = status.endings.includes('generate_password') ? status.generatedPassword : null;
  return endingPage(visit.frame(FLOW_PAGES.password), {
    generate: delivery ? { formId: visit.newFormId(), ...delivery } : undefined,
    requestFormId: status.endings.includes('request_password') ? visit.newFormId() : undefined,
    unlockFormId: unlockForm(visit, status),
    until: status.setPasswordUntil,
    problem: problems.find(isOfButtons),
  });
}

function unlockForm(visit: Visit, { endings }: OpenFlow['status']): string | undefined {
  return endings.includes('unlock') ? visit.newFormId() : undefined;
}

const ofButtons: ReadonlySet<Problem> = new Set<EndingProblem>([
  ...(['not-made', 'unlock-refused', 'store-unavailable', 'account-unavailable', 'stale-form'] as const),
]);

function isOfButtons(problem: Problem): problem is EndingProblem {
  return ofButtons.has(problem);
}
