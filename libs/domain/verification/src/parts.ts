import { Clock, part, Secrets } from '@latchkey/kernel';
import { DisabledMethods } from './disabled-method/disabled-methods.ts';
import { VerificationTemplates } from './template/verification-templates.ts';
import { EnoughQuestions } from './question/enough-questions.ts';
import { QuestionCatalogue } from './question/question-catalogue.ts';
import { Questions } from './question/questions.ts';
import { ActivateQuestionHandler } from './use-cases/activate-question.ts';
import { ActivateVerificationHandler } from './use-cases/activate-verification.ts';
import { ChangeQuestionHandler } from './use-cases/change-question.ts';
import { ChangeVerificationTemplateHandler } from './use-cases/change-verification-template.ts';
import { CopyVerificationTemplateHandler } from './use-cases/copy-verification-template.ts';
import { CreateQuestionHandler, QuestionEntry } from './use-cases/create-question.ts';
import { CreateVerificationHandler, VerificationEntry } from './use-cases/create-verification.ts';
import { DeactivateQuestionHandler } from './use-cases/deactivate-question.ts';
import { DeactivateVerificationHandler } from './use-cases/deactivate-verification.ts';
import { DeleteQuestionHandler } from './use-cases/delete-question.ts';
import { DeleteVerificationHandler } from './use-cases/delete-verification.ts';
import { DeleteVerificationTemplateHandler } from './use-cases/delete-verification-template.ts';
import { DisableMethodHandler, MethodBan } from './use-cases/disable-method.ts';
import { EnableMethodHandler } from './use-cases/enable-method.ts';
import { UpdateVerificationHandler, VerificationRevision } from './use-cases/update-verification.ts';
import { Verifications } from './verification/verifications.ts';

/** What an application needs beside the ports to administer verifications and questions. */
export const verificationAdministrationParts = [
  part(VerificationEntry, Verifications, VerificationTemplates, Secrets, Clock),
  part(VerificationRevision, Verifications, VerificationTemplates, EnoughQuestions),
  part(EnoughQuestions, QuestionCatalogue),
  part(QuestionEntry, Questions, Secrets, Clock),
  part(MethodBan, DisabledMethods, Secrets, Clock),
];

export const verificationAdministrationHandlers = [
  CreateVerificationHandler,
  UpdateVerificationHandler,
  ActivateVerificationHandler,
  DeactivateVerificationHandler,
  DeleteVerificationHandler,
  CopyVerificationTemplateHandler,
  ChangeVerificationTemplateHandler,
  DeleteVerificationTemplateHandler,
  DisableMethodHandler,
  EnableMethodHandler,
  CreateQuestionHandler,
  ChangeQuestionHandler,
  ActivateQuestionHandler,
  DeactivateQuestionHandler,
  DeleteQuestionHandler,
];
