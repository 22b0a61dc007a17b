import { z } from 'zod';

/** How a value is changed on its way; a fixed set, since a mapping must never become a language. */
export const transforms = [
  'lower_case',
  'upper_case',
  'trim',
  'local_part',
  'domain_part',
  'digits',
] as const;
export type Transform = (typeof transforms)[number];

/** RFC 6901: `/fields/email`, with ~0 for a tilde and ~1 for a slash. */
const pointer = z
  .string()
  .max(256)
  .regex(/^(?:\/(?:[^~/]|~[01])*)+$/);

const rule = z.strictObject({
  /** Where the value goes in the output. */
  to: pointer,
  /** Where it comes from: `/input/…` or `/parameters/…`. What is not there is null. */
  from: pointer.optional(),
  /** Or what it always is. */
  constant: z.union([z.string().max(256), z.number(), z.boolean(), z.null()]).optional(),
  /** Makes it a boolean: whether the value is this text. */
  equals: z.string().max(256).optional(),
  transforms: z.array(z.enum(transforms)).max(8).default([]),
});
export type MappingRule = z.output<typeof rule>;

export const definitionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mapping'),
    rules: z
      .array(rule.refine((each) => (each.from === undefined) !== (each.constant === undefined)))
      .min(1)
      .max(32),
  }),
  z.strictObject({ kind: z.literal('call_out'), url: z.string().min(1).max(2048) }),
  z.strictObject({ kind: z.literal('script'), source: z.string().min(1).max(65_536) }),
]);
export type ExtensionDefinition = z.output<typeof definitionSchema>;
export type MappingDefinition = Extract<ExtensionDefinition, { kind: 'mapping' }>;
export type CallOutDefinition = Extract<ExtensionDefinition, { kind: 'call_out' }>;
export type ScriptDefinition = Extract<ExtensionDefinition, { kind: 'script' }>;

const name = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/);
const plain = { name, type: z.enum(['string', 'number', 'boolean']) };
export const parametersSchema = z
  .array(
    z.discriminatedUnion('type', [
      z.strictObject({ ...plain, type: z.literal('string'), value: z.string().max(1024) }),
      z.strictObject({ ...plain, type: z.literal('number'), value: z.number() }),
      z.strictObject({ ...plain, type: z.literal('boolean'), value: z.boolean() }),
    ]),
  )
  .max(32)
  .refine((all) => new Set(all.map((each) => each.name)).size === all.length, { path: ['name'] });
export type ExtensionParameter = z.output<typeof parametersSchema>[number];

/** Secrets are written and never read back; null takes one away. */
export const secretsSchema = z.record(name, z.string().min(1).max(1024).nullable());
export type ExtensionSecrets = z.output<typeof secretsSchema>;
