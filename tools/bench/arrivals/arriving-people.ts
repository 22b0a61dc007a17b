/** Whoever arrives at that place of the crowd. */
export interface ArrivingPerson {
  readonly userName: string;
  readonly email: string;
  readonly displayName: string;
}

/** Different ones for each way of arriving. */
export function arrivingPeople(way: string, count: number): ArrivingPerson[] {
  return Array.from({ length: count }, (_, n) => ({
    ...{ userName: `${way}.${n}`, email: `${way}.${n}@load.example`, displayName: `Person ${n}` },
  }));
}

/** As Okta sends it. */
export function scimUser({ userName, email, displayName }: ArrivingPerson): object {
  const [givenName, familyName] = displayName.split(' ');
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    ...{ userName, displayName, active: true, name: { givenName, familyName } },
    emails: [{ primary: true, value: email, type: 'work' }],
  };
}

export function csvFile(people: readonly ArrivingPerson[]): string {
  const rows = people.map(({ userName, email, displayName }) => `${userName},${email},${displayName}`);
  return `userName,email,displayName\n${rows.join('\n')}\n`;
}
