/** What of a user is compared with what somebody typed. */
export const identificationKinds = ['user_name', 'email', 'user_name_or_email', 'attribute'] as const;
export type IdentificationKind = (typeof identificationKinds)[number];

/** How somebody says who they are. */
export interface Identification {
  readonly kind: IdentificationKind;
  /** Name of the attribute that is compared; null for every other kind. */
  readonly attribute: string | null;
}

/** Built in: what holds where nobody chose a type. */
export const usualIdentification: Identification = { kind: 'user_name_or_email', attribute: null };
