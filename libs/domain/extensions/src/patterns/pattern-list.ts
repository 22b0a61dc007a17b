import { InvalidInput, type FieldFault } from '@latchkey/kernel';
import { RE2JS, RE2JSException } from 're2js';
import { foreignConstruct } from './foreign-construct.ts';
import { unfoldedSize } from './pattern-size.ts';

/** What a text has to look like: all of the first must be found in it, none of the second (S-64). */
export interface PatternList {
  readonly mustMatch: readonly string[];
  readonly mustNotMatch: readonly string[];
}

/** Characters of a pattern, code points of an input, steps that a pattern unfolds to, patterns of a list. */
export const patternLimits = { pattern: 512, input: 256, steps: 160, patterns: 16 } as const;

/** A list that was read and can be asked. Time to answer grows with the length of the input and nothing else. */
export class Patterns {
  private constructor(
    private readonly mustMatch: readonly RE2JS[],
    private readonly mustNotMatch: readonly RE2JS[],
  ) {}

  /** Throws InvalidInput with one fault for each pattern that is none; `pointer` says where the list is. */
  static of({ mustMatch, mustNotMatch }: PatternList, pointer = ''): Patterns {
    const faults: FieldFault[] = [];
    if (mustMatch.length + mustNotMatch.length > patternLimits.patterns) {
      throw new InvalidInput([
        fault(pointer, 'too-many-patterns', `Give at most ${patternLimits.patterns} patterns.`),
      ]);
    }
    const read = (patterns: readonly string[], name: string): RE2JS[] =>
      patterns.flatMap((pattern, at) => {
        const compiled = compile(pattern, `${pointer}/${name}/${at}`);
        if (compiled instanceof RE2JS) return [compiled];
        faults.push(compiled);
        return [];
      });
    const patterns = new Patterns(read(mustMatch, 'mustMatch'), read(mustNotMatch, 'mustNotMatch'));
    if (faults.length > 0) throw new InvalidInput(faults);
    return patterns;
  }

  /** An input that is too long fits nothing: a rule that was not asked has not been met. */
  accept(input: string): boolean {
    if (input.length > 2 * patternLimits.input || Array.from(input).length > patternLimits.input)
      return false;
    return (
      this.mustMatch.every((pattern) => pattern.test(input)) &&
      !this.mustNotMatch.some((pattern) => pattern.test(input))
    );
  }
}

function compile(pattern: string, pointer: string): RE2JS | FieldFault {
  if (pattern.length > patternLimits.pattern)
    return fault(pointer, 'pattern-too-long', `A pattern has at most ${patternLimits.pattern} characters.`);
  const foreign = foreignConstruct(pattern);
  if (foreign)
    return fault(
      pointer,
      'pattern-construct',
      `Patterns are matched in linear time, which rules out ${foreign}.`,
    );
  const tooLarge = fault(
    pointer,
    'pattern-too-large',
    `This pattern unfolds to more than ${patternLimits.steps} steps. Repeat less.`,
  );
  if (unfoldedSize(pattern) > patternLimits.steps) return tooLarge;
  try {
    const compiled = RE2JS.compile(pattern);
    return compiled.programSize() > 4 * patternLimits.steps ? tooLarge : compiled;
  } catch (error) {
    if (error instanceof RE2JSException)
      return fault(pointer, 'pattern-syntax', `This is no pattern: ${error.message.slice(0, 120)}.`);
    throw error;
  }
}

export function fault(pointer: string, code: string, detail: string): FieldFault {
  return { pointer, code, detail };
}
