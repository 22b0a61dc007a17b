export { knownTimeZone } from './clock-text.ts';
export { LOCALES, PSEUDO_LOCALE, describeLocale, type Locale } from './locales.ts';
export { negotiateLocale, readLocale, type LanguageWishes } from './negotiate-locale.ts';
export { pageAssets, type Asset, type PageAssets } from './page-assets.ts';
export type { PageFrame, PasswordRules, TenantOnPage } from './page-frame.ts';
export { singleLine } from './safe-text.ts';
export type { MessageId } from './messages/en.ts';
export type { OwnTexts } from './own-words.ts';
export { wordsIn, type PlainValues, type Words } from './words.ts';
export {
  accountPage,
  type AccountNews,
  type AccountPage,
  type AccountProblem,
} from './pages/account-page.tsx';
export { askedPage, type Asked, type AskedPage, type AskedProblem } from './pages/asked-page.tsx';
export { begunPage, type BegunPage, type ShownToConfirm } from './pages/begun-page.tsx';
export {
  changePasswordPage,
  ownChangePage,
  type ChangePasswordPage,
  type ChangePasswordProblem,
  type OwnChangeOutcome,
} from './pages/change-password-page.tsx';
export {
  chooseLaterPage,
  choosePasswordPage,
  type ChoosePasswordPage,
} from './pages/choose-password-page.tsx';
export { donePage } from './pages/done-page.tsx';
export { endingPage, type EndingPage, type EndingProblem } from './pages/ending-page.tsx';
export { enrolLinkPage, type EnrolLinkPage } from './pages/enrol-link-page.tsx';
export { enrolPage, type AskedToBegin, type EnrolPage } from './pages/enrol-page.tsx';
export type { EnrolFault, EnrolProblem } from './pages/enrol-problems.ts';
export { generatedPage, type GeneratedPage } from './pages/generated-page.tsx';
export {
  identifierLabels,
  identifyPage,
  type IdentifyPage,
  type IdentifyProblem,
} from './pages/identify-page.tsx';
export { keptCodesPage, type KeptCodesPage } from './pages/kept-codes-page.tsx';
export { linkPage, type LinkPage } from './pages/link-page.tsx';
export { methodsPage, type MethodsPage, type OfferedMethod } from './pages/methods-page.tsx';
export { morePage, type MorePage, type MoreProblem } from './pages/more-page.tsx';
export { actionFaults, type ActionFault } from './pages/password-pair.tsx';
export { passwordPage, type PasswordPage, type PasswordProblem } from './pages/password-page.tsx';
export { problemPage, type ProblemKind, type ProblemPage, type SendAgain } from './pages/problem-page.tsx';
export { removalPage, type RemovalPage } from './pages/removal-page.tsx';
export { sentPage, type SentPage, type SentProblem } from './pages/sent-page.tsx';
export { signInPage, type SignInPage, type SignInProblem } from './pages/sign-in-page.tsx';
export { workPage, type WorkPage } from './pages/work-page.tsx';
export { statusPage } from './pages/status-page.tsx';
export {
  UnusableMessage,
  type Message,
  type AccountUnlockedMessage,
  type NewPasswordMessage,
  type PasswordChangedMessage,
  type OutcomeContradictedMessage,
  type ProcessDeactivatedMessage,
  type RenderedMessage,
  type ResetLinkMessage,
} from './mail/message.ts';
export { renderMessage } from './mail/render-message.ts';
export { gsmLength } from './sms/gsm-alphabet.ts';
export { renderSms, type SmsMessage } from './sms/render-sms.ts';
