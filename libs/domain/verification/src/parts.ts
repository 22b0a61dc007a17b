import { Clock, part, Secrets } from '@latchkey/kernel';
import { DisabledMethods } from './disabled-method/disabled-methods.ts';
import { VerificationTemplates } from './template/verification-templates.ts';
import { ActivateVerificationHandler } from './use-cases/activate-verification.ts';
import { ChangeVerificationTemplateHandler } from './use-cases/change-verification-template.ts';
import { CopyVerificationTemplateHandler } from './use-cases/copy-verification-template.ts';
import { CreateVerificationHandler, VerificationEntry } from './use-cases/create-verification.ts';
import { DeactivateVerificationHandler } from './use-cases/deactivate-verification.ts';
import { DeleteVerificationHandler } from './use-cases/delete-verification.ts';
import { DeleteVerificationTemplateHandler } from './use-cases/delete-verification-template.ts';
import { DisableMethodHandler, MethodBan } from './use-cases/disable-method.ts';
import { EnableMethodHandler } from './use-cases/enable-method.ts';
import { UpdateVerificationHandler } from './use-cases/update-verification.ts';
import { Verifications } from './verification/verifications.ts';

/** What an application needs beside the ports to administer verifications. */
export const verificationAdministrationParts = [
  part(VerificationEntry, Verifications, VerificationTemplates, Secrets, Clock),
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
];
