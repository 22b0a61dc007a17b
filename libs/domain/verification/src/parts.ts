import { PasswordHashing } from '@latchkey/credentials';
import { Users } from '@latchkey/identity';
import { Clock, HandOver, part, Permissions, Sealer, Secrets } from '@latchkey/kernel';
import { Messages, SmsPosting, SmsServices } from '@latchkey/messaging';
import { Appearances } from '@latchkey/tenancy';
import { EnrolmentLinks } from './enrolment-link/enrolment-links.ts';
import { LinkLetter } from './enrolment-link/link-letter.ts';
import { LinkMint } from './enrolment-link/link-mint.ts';
import { EnrollingPeople } from './enrolment/enrolling-people.ts';
import { EnrolmentRemoval } from './enrolment/enrolment-removal.ts';
import { EnrolmentBox } from './enrolment/enrolment-box.ts';
import { Enrolments } from './enrolment/enrolments.ts';
import { MethodNotices } from './enrolment/method-notices.ts';
import { EnrollingIdentity, EnrolmentOffers } from './enrolment/own-methods.ts';
import { PasswordTries } from '@latchkey/sign-in';
import { EnrollableMethods } from './methods/enrollable-method.ts';
import { BeginEnrolmentHandler, EnrolmentEntry, EnrolmentMarks } from './use-cases/begin-enrolment.ts';
import { ConfirmEnrolmentHandler, EnrolmentConfirmation } from './use-cases/confirm-enrolment.ts';
import { FindEnrolmentFormHandler } from './use-cases/find-enrolment-form.ts';
import { DropEnrolmentLinkHandler } from './use-cases/drop-enrolment-link.ts';
import { LinkAddressees, LinkIssue, MailEnrolmentLinkHandler } from './use-cases/mail-enrolment-link.ts';
import { RedeemEnrolmentLinkHandler } from './use-cases/redeem-enrolment-link.ts';
import { VoidEnrolmentLinkHandler } from './use-cases/void-enrolment-link.ts';
import { FindOwnEnrolmentsHandler, OwnEnrolments } from './use-cases/find-own-enrolments.ts';
import { RemoveUserEnrolmentHandler } from './use-cases/remove-user-enrolment.ts';
import { RemoveEnrolmentHandler } from './use-cases/remove-enrolment.ts';
import { DisabledMethods } from './disabled-method/disabled-methods.ts';
import { VerificationTemplates } from './template/verification-templates.ts';
import { KnownAttributes } from './personal-record/known-attributes.ts';
import { PersonalRecords } from './personal-record/personal-records.ts';
import { IdentifiablePeople } from './identity-confirmation/identifiable-people.ts';
import { IdentityConfirmations } from './identity-confirmation/identity-confirmations.ts';
import { LookRegister } from './identity-confirmation/look-register.ts';
import { ShownData } from './identity-confirmation/shown-data.ts';
import { AnswerIdentityConfirmationHandler } from './use-cases/answer-identity-confirmation.ts';
import { LookOpening, OpenIdentityConfirmationHandler } from './use-cases/open-identity-confirmation.ts';
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
import { SmsTrial, TrySmsServiceHandler } from './use-cases/try-sms-service.ts';
import { UpdateVerificationHandler, VerificationRevision } from './use-cases/update-verification.ts';
import { VerificationNeeds } from './verification/verification-needs.ts';
import { Verifications } from './verification/verifications.ts';

/** What an application needs beside the ports to administer verifications and questions. */
export const verificationAdministrationParts = [
  part(VerificationEntry, Verifications, VerificationTemplates, Secrets, Clock),
  part(VerificationRevision, Verifications, VerificationTemplates, VerificationNeeds),
  part(VerificationNeeds, EnoughQuestions, KnownAttributes),
  part(EnoughQuestions, QuestionCatalogue),
  part(KnownAttributes, PersonalRecords),
  part(QuestionEntry, Questions, Secrets, Clock),
  part(MethodBan, DisabledMethods, Secrets, Clock),
  part(EnrolmentRemoval, Enrolments, QuestionCatalogue, Clock),
  part(LinkMint, Secrets, Clock),
  part(LinkLetter, HandOver, Messages, Secrets),
  part(LinkAddressees, Users, Appearances),
  part(LinkIssue, LinkAddressees, LinkMint, EnrolmentLinks, LinkLetter),
  part(SmsTrial, SmsServices, SmsPosting, Appearances, Secrets, Clock),
];

/** What an application needs beside the ports to let agents identify callers. */
export const identityConfirmationParts = [
  part(IdentifiablePeople, Users, Permissions),
  part(ShownData, Verifications, DisabledMethods, PersonalRecords),
  part(LookRegister, IdentityConfirmations, Secrets, Clock),
  part(LookOpening, IdentifiablePeople, ShownData, LookRegister),
];

export const identityConfirmationHandlers = [
  OpenIdentityConfirmationHandler,
  AnswerIdentityConfirmationHandler,
];

/** What an application needs beside the ports to let people look after what they prove by. */
export const enrolmentParts = [
  part(EnrolmentBox, Sealer),
  part(EnrollingIdentity, EnrollingPeople, PasswordHashing, PasswordTries, Secrets),
  part(EnrolmentOffers, EnrollingPeople, EnrollableMethods),
  part(MethodNotices, Messages, Secrets),
  part(EnrolmentMarks, MethodNotices, Secrets, Clock),
  part(EnrolmentEntry, EnrollableMethods, Enrolments, EnrolmentBox, EnrolmentMarks),
  part(EnrolmentConfirmation, EnrollableMethods, EnrolmentOffers, Enrolments, EnrolmentBox, EnrolmentMarks),
  part(EnrolmentRemoval, Enrolments, QuestionCatalogue, Clock),
  part(OwnEnrolments, Enrolments, Clock),
  part(LinkMint, Secrets, Clock),
];

export const enrolmentHandlers = [
  BeginEnrolmentHandler,
  ConfirmEnrolmentHandler,
  RemoveEnrolmentHandler,
  FindOwnEnrolmentsHandler,
  FindEnrolmentFormHandler,
  RedeemEnrolmentLinkHandler,
];

/** What the worker does of its own accord. */
export const enrolmentWorkerHandlers = [DropEnrolmentLinkHandler];

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
  RemoveUserEnrolmentHandler,
  MailEnrolmentLinkHandler,
  VoidEnrolmentLinkHandler,
  CreateQuestionHandler,
  ChangeQuestionHandler,
  ActivateQuestionHandler,
  DeactivateQuestionHandler,
  DeleteQuestionHandler,
  TrySmsServiceHandler,
];
