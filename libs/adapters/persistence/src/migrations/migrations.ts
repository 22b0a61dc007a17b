import { Migration0001FirstHouse } from './migration-0001-first-house.ts';
import { Migration0002StaffSignIn } from './migration-0002-staff-sign-in.ts';
import { Migration0003ProcessPolicies } from './migration-0003-process-policies.ts';
import { Migration0004Extensions } from './migration-0004-extensions.ts';
import { Migration0005Brakes } from './migration-0005-brakes.ts';
import { Migration0006StepSessions } from './migration-0006-step-sessions.ts';
import { Migration0007Explanations } from './migration-0007-explanations.ts';
import { Migration0008Identification } from './migration-0008-identification.ts';
import { Migration0009UnderAttack } from './migration-0009-under-attack.ts';
import { Migration0010PolicyInForce } from './migration-0010-policy-in-force.ts';
import { Migration0011Endings } from './migration-0011-endings.ts';
import { Migration0012Enrolments } from './migration-0012-enrolments.ts';
import { Migration0013Questions } from './migration-0013-questions.ts';
import { Migration0014Readiness } from './migration-0014-readiness.ts';
import { Migration0015AskedProofs } from './migration-0015-asked-proofs.ts';
import { Migration0016Sms } from './migration-0016-sms.ts';
import { Migration0017EnrolmentLinks } from './migration-0017-enrolment-links.ts';
import { Migration0018PersonalDataAndTexts } from './migration-0018-personal-data-and-texts.ts';
import { Migration0019DerivedReadiness } from './migration-0019-derived-readiness.ts';
import { Migration0020ReadinessShape } from './migration-0020-readiness-shape.ts';
import { Migration0021DescribedStores } from './migration-0021-described-stores.ts';
import { Migration0023IdentityConfirmations } from './migration-0023-identity-confirmations.ts';

/** In the order in which they run. A name that was published stays, and so does its place. */
export const migrations = [
  { name: 'Migration0001FirstHouse', class: Migration0001FirstHouse },
  { name: 'Migration0002StaffSignIn', class: Migration0002StaffSignIn },
  { name: 'Migration0003ProcessPolicies', class: Migration0003ProcessPolicies },
  { name: 'Migration0004Extensions', class: Migration0004Extensions },
  { name: 'Migration0005Brakes', class: Migration0005Brakes },
  { name: 'Migration0006StepSessions', class: Migration0006StepSessions },
  { name: 'Migration0007Explanations', class: Migration0007Explanations },
  { name: 'Migration0008Identification', class: Migration0008Identification },
  { name: 'Migration0009UnderAttack', class: Migration0009UnderAttack },
  { name: 'Migration0010PolicyInForce', class: Migration0010PolicyInForce },
  { name: 'Migration0011Endings', class: Migration0011Endings },
  { name: 'Migration0012Enrolments', class: Migration0012Enrolments },
  { name: 'Migration0013Questions', class: Migration0013Questions },
  { name: 'Migration0014Readiness', class: Migration0014Readiness },
  { name: 'Migration0015AskedProofs', class: Migration0015AskedProofs },
  { name: 'Migration0016Sms', class: Migration0016Sms },
  { name: 'Migration0017EnrolmentLinks', class: Migration0017EnrolmentLinks },
  { name: 'Migration0018PersonalDataAndTexts', class: Migration0018PersonalDataAndTexts },
  { name: 'Migration0019DerivedReadiness', class: Migration0019DerivedReadiness },
  { name: 'Migration0020ReadinessShape', class: Migration0020ReadinessShape },
  { name: 'Migration0021DescribedStores', class: Migration0021DescribedStores },
  { name: 'Migration0023IdentityConfirmations', class: Migration0023IdentityConfirmations },
] as const;
