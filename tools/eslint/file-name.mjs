// A file is named for what it exports. These names say nothing about that.
import { basename } from 'node:path';

const EMPTY_NAMES = new Set(
  'util utils helper helpers common shared misc base manager service processor impl dto types'.split(' '),
);
/** Also as the last word of a longer name ("session-manager"); "types" or "service" may be a word of the domain. */
const EMPTY_ENDINGS = new Set('util utils helper helpers manager impl dto misc'.split(' '));
const KEBAB_CASE = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;

export const fileName = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    return {
      Program(node) {
        const stem = basename(context.filename).replace(/\.\w+$/, '');
        const words = stem.split(/[-.]/);
        const dotted = stem.split('.');
        const says =
          dotted.some((part) => EMPTY_NAMES.has(part)) || EMPTY_ENDINGS.has(words.at(-1))
            ? 'says nothing about what the file holds'
            : KEBAB_CASE.test(stem)
              ? undefined
              : 'is not in kebab-case';
        if (says) context.report({ node, message: `The name "${basename(context.filename)}" ${says}.` });
      },
    };
  },
};
