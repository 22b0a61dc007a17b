/** The page to which browsers come back from identity providers; undefined when the operator has named none. */
export class ReturnPage {
  constructor(readonly address: string | undefined) {}
}
