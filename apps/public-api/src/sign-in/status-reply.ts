/** The part of a reply that decides a status after the fact. */
export interface StatusReply {
  status(code: number): unknown;
}
