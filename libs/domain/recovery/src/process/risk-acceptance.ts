/** Settings that are unsafe and only work after somebody has taken the risk, in words that are kept (decision 5). */
export const riskKinds = ['mailed_password', 'texted_password', 'questions', 'personal_data'] as const;
export type RiskKind = (typeof riskKinds)[number];

export interface RiskAcceptance {
  readonly kind: RiskKind;
  readonly text: string;
  /** Name of who took it, as the audit trail writes it. */
  readonly actor: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}
