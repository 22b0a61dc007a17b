/**
 * What a user has on record of an attribute, as an expression; null where that is nothing. `user` names a row of
 * app_user. A field that every user has goes before an attribute of its name.
 */
export function personalDatum(user: string, attribute: string): string {
  return `nullif(case ${attribute} when 'user_name' then ${user}.user_name when 'email' then ${user}.email
    when 'display_name' then ${user}.display_name else ${user}.attributes ->> ${attribute} end, '')`;
}

/** The attribute that verification `v` asks for; null for other kinds of proof. */
export const askedAttribute = `case when v.type in ('personal_data', 'personal_data_confirmation')
    then v.parameters ->> 'attribute' end`;
