-- What Prisma cannot say: who may see which row, what may never be changed, what must always add up.

-- Two roles without a login. The application runs as saldo_app; for a creditor or a debtor a transaction becomes
-- saldo_creditor of one company. Neither owns a table, so row-level security holds for both.
do $$ begin
  if not exists (select from pg_roles where rolname = 'saldo_app') then create role saldo_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'saldo_creditor') then create role saldo_creditor nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;

grant saldo_app, saldo_creditor to current_user;
grant usage on schema public to saldo_app, saldo_creditor;
grant select, insert, update, delete on all tables in schema public to saldo_app;

create function app_creditor() returns text language sql stable as
  $$ select current_setting('app.creditor', true) $$;

-- Row-level security on every table that belongs to somebody. saldo_app (desk, jobs, webhooks) sees all rows;
-- saldo_creditor sees and writes the rows of its one company.
do $$
declare t text;
begin
  foreach t in array array['Creditor', 'Membership', 'Invitation', 'Quote', 'Agreement', 'Debtor', 'DebtorContact',
    'Case', 'Invoice', 'Document', 'CaseEvent', 'InformationRequest', 'Note', 'Letter', 'DebtorLink', 'Message',
    'Complaint', 'OutgoingMail', 'Payment', 'PaymentAllocation', 'LedgerAccount', 'LedgerTransaction',
    'LedgerEntry', 'User']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy everything on %I to saldo_app using (true) with check (true)', t);
  end loop;
  foreach t in array array['Membership', 'Invitation', 'Quote', 'Agreement', 'Debtor', 'DebtorContact', 'Case',
    'Invoice', 'Document', 'InformationRequest', 'Letter', 'DebtorLink', 'Message', 'Complaint', 'OutgoingMail',
    'Payment', 'PaymentAllocation', 'LedgerAccount', 'LedgerTransaction', 'LedgerEntry']
  loop
    execute format('create policy own on %I to saldo_creditor using ("creditorId" = app_creditor())
      with check ("creditorId" = app_creditor())', t);
  end loop;
end $$;

create policy own on "Creditor" to saldo_creditor using (id = app_creditor()) with check (id = app_creditor());
-- A creditor's session never reads what is internal to the desk, and has no policy on notes at all. It may write an
-- internal event: a debtor's complaint is one.
create policy own on "CaseEvent" for select to saldo_creditor
  using ("creditorId" = app_creditor() and not internal);
create policy own_new on "CaseEvent" for insert to saldo_creditor with check ("creditorId" = app_creditor());
-- Names of colleagues and of the desk, nobody else's.
create policy own on "User" for select to saldo_creditor using (
  "staffRole" is not null
  or exists (select from "Membership" m where m."userId" = "User".id and m."creditorId" = app_creditor()));

grant select on "User", "Quote", "Letter", "DebtorLink", "Payment", "PaymentAllocation",
  "LedgerAccount", "LedgerTransaction", "LedgerEntry" to saldo_creditor;
grant select, insert, update, delete on "Membership", "Invitation", "Debtor", "DebtorContact", "Invoice", "Document",
  "InformationRequest" to saldo_creditor;
grant select, insert, update on "Creditor", "Agreement", "Message", "Payment", "OutgoingMail", "Quote" to saldo_creditor;
grant select, insert, update, delete on "Case" to saldo_creditor;
grant select, insert on "CaseEvent", "Complaint" to saldo_creditor;

-- The record and the ledger only ever grow, whoever asks.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

do $$
declare t text;
begin
  foreach t in array array['CaseEvent', 'LedgerTransaction', 'LedgerEntry', 'PaymentAllocation'] loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', t);
    execute format('create trigger append_only_all before truncate on %I
      for each statement execute function refuse_change()', t);
    execute format('revoke update, delete, truncate on %I from saldo_app', t);
  end loop;
end $$;

-- An event continues the chain of its case: next number, hash of the one before.
create function chain_event() returns trigger language plpgsql security definer set search_path = public as $$
declare last record;
begin
  select seq, hash into last from "CaseEvent" where "caseId" = new."caseId" order by seq desc limit 1;
  if new.seq <> coalesce(last.seq, 0) + 1 or new."prevHash" <> coalesce(last.hash, '') then
    raise exception 'event % does not continue the chain of %', new.seq, new."caseId" using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger chained before insert on "CaseEvent" for each row execute function chain_event();

-- A transaction of the ledger balances per currency when it is committed, and stays with one creditor.
create function balance_transaction() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if exists (select from "LedgerEntry" where "transactionId" = new."transactionId"
    group by currency having sum("amountMinor") <> 0) then
    raise exception 'transaction % does not balance', new."transactionId" using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger balanced after insert on "LedgerEntry" deferrable initially deferred
  for each row execute function balance_transaction();

-- A transaction without entries would be a claim about nothing.
create function need_entries() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (select count(*) from "LedgerEntry" where "transactionId" = new.id) < 2 then
    raise exception 'transaction % has no entries', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger has_entries after insert on "LedgerTransaction" deferrable initially deferred
  for each row execute function need_entries();

-- No posting across two creditors, no entry in another currency than its account's (A56).
create function match_account() returns trigger language plpgsql security definer set search_path = public as $$
declare account record; posting record;
begin
  select "creditorId", currency into account from "LedgerAccount" where id = new."accountId";
  select "creditorId" into posting from "LedgerTransaction" where id = new."transactionId";
  if account."creditorId" <> new."creditorId" or posting."creditorId" <> new."creditorId"
    or account.currency <> new.currency then
    raise exception 'entry % does not belong to its account', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger matched before insert on "LedgerEntry" for each row execute function match_account();

-- The parts of a receipt add up to the receipt.
create function allocate_fully() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (select sum("amountMinor") from "PaymentAllocation" where "paymentId" = new."paymentId")
    <> (select "amountMinor" from "Payment" where id = new."paymentId") then
    raise exception 'payment % is not fully allocated', new."paymentId" using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger allocated after insert on "PaymentAllocation" deferrable initially deferred
  for each row execute function allocate_fully();

-- Rows that no rule of ours can produce.
alter table "Case"
  add constraint status_known check (status in ('DRAFT', 'SUBMITTED', 'AWAITING_AGREEMENT', 'UNDER_REVIEW',
    'NEEDS_INFORMATION', 'DECLINED', 'ACTIVE', 'EVALUATION', 'PLAN_ACTIVE', 'LEGAL_PROPOSED', 'LEGAL_ACTIVE',
    'INSOLVENCY_MONITORING', 'CLOSED')),
  add constraint principal_positive check ("principalMinor" >= 0),
  -- A10: nothing is collected without a signed agreement, a collector and the price that was agreed.
  add constraint active_is_signed check (status in ('DRAFT', 'SUBMITTED', 'AWAITING_AGREEMENT', 'UNDER_REVIEW',
    'NEEDS_INFORMATION', 'DECLINED', 'CLOSED')
    or ("agreementId" is not null and "collectorId" is not null and "feeNumerator" is not null));
alter table "Invoice" add constraint amount_positive check ("amountMinor" > 0);
alter table "Payment"
  add constraint amount_positive check ("amountMinor" > 0),
  add constraint status_known check (status in ('STARTED', 'SUCCEEDED', 'FAILED', 'EXPIRED', 'SET_ASIDE'));
-- 50,000.00 EUR is the most that an agreement may leave to the account manager (A33).
alter table "Agreement" add constraint authority_within check ("authorityLimitMinor" between 0 and 5000000);
alter table "User" add constraint staff_role_known
  check ("staffRole" in ('manager', 'collector', 'auditor', 'admin'));
alter table "Membership" add constraint role_known check (role in ('owner', 'member'));
alter table "Message" add constraint audience_known check (audience in ('debtor', 'creditor'));

-- Days are stored as YYYY-MM-DD text, as everywhere else in the product; a cast refuses what no calendar has.
alter table "Invoice" add constraint due_is_day check ("dueOn"::date is not null and length("dueOn") = 10);
alter table "Quote" add constraint due_is_day check ("dueOn"::date is not null and length("dueOn") = 10);
