import type { InputHTMLAttributes, ReactNode } from 'react';
import { textsOf, type Problem } from './error-summary.tsx';
import type { PageVoice } from './page-voice.tsx';

/** Every form carries its one-use id; the checks are the server's alone (`noValidate`). */
export function PostForm(props: { action: string; formId: string; children: ReactNode }): ReactNode {
  return (
    <form method="post" action={props.action} noValidate acceptCharset="utf-8">
      <input type="hidden" name="form" defaultValue={props.formId} />
      {props.children}
    </form>
  );
}

export interface FieldProps {
  readonly voice: PageVoice;
  readonly name: string;
  /** Where a page has two fields of one name. Default: the name. */
  readonly id?: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly problems?: readonly Problem[];
  readonly input: InputHTMLAttributes<HTMLInputElement> & Readonly<Record<`data-${string}`, string>>;
  readonly describedBy?: string;
  readonly children?: ReactNode;
}

export function Field(props: FieldProps): ReactNode {
  const { voice, name, id = name, label, hint, problems = [], input, describedBy, children } = props;
  const texts = textsOf(problems, name);
  const isWrong = texts.length > 0;
  const hintId = hint ? `${id}-hint` : undefined;
  const problemId = isWrong ? `${id}-problem` : undefined;
  const description = [describedBy, hintId, problemId].filter(Boolean).join(' ') || undefined;
  return (
    <div className={isWrong ? 'field wrong' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={hintId}>
          {hint}
        </span>
      ) : null}
      {isWrong ? (
        <span className="error" id={problemId}>
          <span className="visually-hidden">{voice.say('common.error-prefix')} </span>
          {texts.map((text, position) => (
            <span key={position}>{text}</span>
          ))}
        </span>
      ) : null}
      <input
        id={id}
        name={name}
        aria-invalid={isWrong ? true : undefined}
        aria-describedby={description}
        {...input}
      />
      {children}
    </div>
  );
}

/** What a user name or mail address is typed into: no keyboard may "correct" it. */
export const identifierInput = {
  type: 'text',
  autoComplete: 'username',
  autoCapitalize: 'none',
  autoCorrect: 'off',
  spellCheck: false,
  dir: 'auto',
} as const satisfies InputHTMLAttributes<HTMLInputElement>;

/** One field for a code of digits, which fills itself from a message; spaces and dashes do no harm. */
export const codeInput = {
  type: 'text',
  inputMode: 'numeric',
  autoComplete: 'one-time-code',
  className: 'code',
  dir: 'ltr',
  spellCheck: false,
} as const satisfies InputHTMLAttributes<HTMLInputElement>;

/** An answer in the person's own words, in any language. */
export const answerInput = {
  type: 'text',
  autoComplete: 'off',
  autoCapitalize: 'none',
  spellCheck: false,
  dir: 'auto',
} as const satisfies InputHTMLAttributes<HTMLInputElement>;

/** One password field; its button is hidden until the script can make it work. */
export function PasswordField(
  props: Omit<FieldProps, 'input' | 'children'> & {
    readonly autoComplete: 'new-password' | 'current-password';
    readonly passwordRules?: string;
  },
): ReactNode {
  const { autoComplete, passwordRules, ...field } = props;
  const { voice, name } = field;
  const rules = passwordRules ? { passwordrules: passwordRules } : {};
  return (
    <Field
      {...field}
      input={{ type: 'password', autoComplete, autoCapitalize: 'none', spellCheck: false, ...rules }}
    >
      <button
        type="button"
        className="second reveal"
        hidden
        aria-controls={name}
        data-reveal={name}
        data-status={`${name}-status`}
        data-hide={voice.say('common.hide-password')}
      >
        {voice.say('common.show-password')}
      </button>
      <span
        id={`${name}-status`}
        className="visually-hidden"
        role="status"
        data-shown={voice.say('common.password-shown')}
        data-hidden={voice.say('common.password-hidden')}
      />
    </Field>
  );
}
