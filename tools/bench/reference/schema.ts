/** The tables of the hand-written loop: as few as it takes to do what the product promises for one account. */
export const referenceSchema = `
create table account (id uuid primary key default uuidv7(), email text not null unique, phc text not null);
create table session (
  id uuid primary key default uuidv7(), account_id uuid not null references account, digest bytea not null unique);
create index on session (account_id);
create table reset_token (
  id uuid primary key default uuidv7(), account_id uuid, link_digest bytea not null unique,
  code_digest bytea not null, attempts int not null default 0, expires_at timestamptz not null, used_at timestamptz);
create table event (
  id uuid primary key default uuidv7(), name text not null, subject uuid not null,
  occurred_at timestamptz not null default now());
create table audit (
  id uuid primary key default uuidv7(), action text not null, subject uuid, outcome text not null,
  at timestamptz not null default now());
`;

/** Token, event and audit row in one durable statement; the same writes when nobody has this address. */
export const requestStatement = `
with found as (select id from account where email = $1),
 token as (
   insert into reset_token (account_id, link_digest, code_digest, expires_at)
   values ((select id from found), $2, $3, now() + interval '1 hour') returning id, expires_at),
 happened as (insert into event (name, subject) select 'reset.requested', id from token),
 noted as (insert into audit (action, subject, outcome) select 'reset.request', id, 'done' from token)
select id, expires_at as "expiresAt", exists (select from found) as "isKnown" from token`;

/** The attempt is counted before anything is compared. */
export const attemptStatement = `
with counted as (
   update reset_token set attempts = attempts + 1
   where id = $1 and used_at is null and expires_at > now() and attempts < 5 returning code_digest),
 noted as (insert into audit (action, subject, outcome) values ('reset.code', $1, 'tried'))
select code_digest as "codeDigest" from counted`;

export const findStatement = `
select id from reset_token
where link_digest = $1 and account_id is not null and used_at is null and expires_at > now()`;

/** Spends the token, stores the hash and ends the sessions, or does none of it. */
export const consumeStatement = `
with spent as (
   update reset_token set used_at = now()
   where id = $1 and used_at is null and expires_at > now() returning id, account_id),
 changed as (update account set phc = $2 from spent where account.id = spent.account_id),
 ended as (delete from session using spent where session.account_id = spent.account_id),
 happened as (insert into event (name, subject) select 'reset.succeeded', id from spent),
 noted as (insert into audit (action, subject, outcome) select 'reset.password', id, 'done' from spent)
select account_id from spent`;
