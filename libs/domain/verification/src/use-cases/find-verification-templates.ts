import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { TemplateContent } from '../template/built-in-templates.ts';

export interface VerificationTemplateView extends TemplateContent {
  /** Of the house: nobody changes or deletes it. */
  readonly builtIn: boolean;
  readonly version: number;
}

/** Templates of the house, then those of the environment, oldest first. */
export class FindVerificationTemplates extends Query<Page<VerificationTemplateView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Throws NotFound. */
export class FindVerificationTemplate extends Query<VerificationTemplateView> {
  constructor(readonly templateId: string) {
    super();
  }
}
