-- Every entry has its place in the ledger. A balance up to a place and what came after it are two disjoint sums, whatever
-- the clocks of the writers said: a moment would not do, because what is written at one is committed at another.
alter table "LedgerEntry" add column "position" bigserial not null;
grant usage on sequence "LedgerEntry_position_seq" to saldo_app;

-- No snapshot was ever written before.
alter table "LedgerSnapshot" drop column "upTo", add column "position" bigint not null;
drop index "LedgerEntry_accountId_idx";
create index "LedgerEntry_accountId_position_idx" on "LedgerEntry" ("accountId", "position");
create index "LedgerSnapshot_accountId_position_idx" on "LedgerSnapshot" ("accountId", "position");

-- The last place whose entry, and every one before it, is committed. Whoever writes entries holds the table until it
-- commits; for the blink of an eye we let nobody begin, so that no place before the last is still to come.
create function ledger_horizon() returns bigint
  language plpgsql security definer set search_path = public as $$
declare last bigint;
begin
  perform set_config('lock_timeout', '5s', true);
  lock table "LedgerEntry" in share mode;
  select coalesce(max("position"), 0) into last from "LedgerEntry";
  return last;
end $$;
revoke all on function ledger_horizon() from public;
grant execute on function ledger_horizon() to saldo_app;

-- What stands on each account now: its last snapshot, and what came after it. The one way to a balance.
create function ledger_balances(accounts text[]) returns table ("accountId" text, "balanceMinor" bigint)
  language sql stable as $$
  select a.id, (coalesce(s."balanceMinor", 0) + coalesce((
      select sum(e."amountMinor") from "LedgerEntry" e
      where e."accountId" = a.id and e."position" > coalesce(s."position", 0)), 0))::bigint
  from unnest(accounts) as a (id)
    left join lateral (select t."balanceMinor", t."position" from "LedgerSnapshot" t
      where t."accountId" = a.id order by t."position" desc limit 1) s on true
$$;
grant execute on function ledger_balances(text[]) to saldo_app, saldo_creditor;
