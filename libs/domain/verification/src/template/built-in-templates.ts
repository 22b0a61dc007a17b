import { Conflict } from '@latchkey/kernel';
import {
  parametersOf,
  verificationTypes,
  type VerificationParameters,
  type VerificationType,
} from '../verification/verification-parameters.ts';

/** What verifications of a method are made from. */
export interface TemplateContent {
  readonly id: string;
  readonly name: string;
  readonly method: VerificationType;
  /** What a verification has where nothing else was said. */
  readonly parameters: VerificationParameters;
}

const names: Readonly<Record<VerificationType, string>> = {
  email: 'Mail',
  authenticator: 'Authenticator app',
  recovery_codes: 'Recovery codes',
  passkey: 'Passkey',
  questions: 'Security questions',
  personal_data: 'Personal data',
  personal_data_confirmation: 'Personal data that an agent confirms',
  sms: 'SMS',
  mock_success: 'Mock that succeeds',
  mock_failure: 'Mock that fails',
  mock_enrolled: 'Mock that people enrol in',
};
/** The same for every tenant, so that no tenant needs rows of its own before it can begin. */
const ids: Readonly<Record<VerificationType, string>> = {
  email: '00000000-0000-7000-8000-000000000001',
  authenticator: '00000000-0000-7000-8000-000000000004',
  recovery_codes: '00000000-0000-7000-8000-000000000005',
  passkey: '00000000-0000-7000-8000-000000000009',
  questions: '00000000-0000-7000-8000-000000000006',
  personal_data: '00000000-0000-7000-8000-000000000011',
  personal_data_confirmation: '00000000-0000-7000-8000-000000000012',
  sms: '00000000-0000-7000-8000-000000000007',
  mock_success: '00000000-0000-7000-8000-000000000002',
  mock_failure: '00000000-0000-7000-8000-000000000003',
  mock_enrolled: '00000000-0000-7000-8000-000000000010',
};

/** One of the house for each method. They are code: nobody changes or deletes them (PR-T26). */
export const builtInTemplates: readonly TemplateContent[] = verificationTypes.map((method) => ({
  id: ids[method],
  name: names[method],
  method,
  parameters: parametersOf(method, {}),
}));

export function builtInTemplate(id: string): TemplateContent | undefined {
  return builtInTemplates.find((one) => one.id === id);
}

/** Throws Conflict for a template of the house. */
export function refuseBuiltIn(id: string): void {
  if (builtInTemplate(id))
    throw new Conflict('This template is of the house and stays as it is. Copy it, and change the copy.');
}
