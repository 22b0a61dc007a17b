import { Attribute, Change } from 'ldapts';

/** By no value at all: the attribute goes, and it is no error when it was not there. */
export function replacing(type: string, ...values: readonly (string | Buffer)[]): Change {
  return changing('replace', type, values);
}

export function deleting(type: string, value: Buffer): Change {
  return changing('delete', type, [value]);
}

export function adding(type: string, value: Buffer): Change {
  return changing('add', type, [value]);
}

function changing(
  operation: NonNullable<Change['operation']>,
  type: string,
  values: readonly (string | Buffer)[],
): Change {
  return new Change({
    operation,
    modification: new Attribute({ type, values: values as string[] | Buffer[] }),
  });
}
