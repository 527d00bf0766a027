-- A refund goes back the way the money came: to the card, or by transfer to an account that the bank named or the debtor
-- says. What a debtor asks back by themselves was asked for by nobody of the desk.
alter table "Refund"
  add column "way" text not null default 'card',
  add column "toName" text,
  add column "toIban" text,
  add column "saidAt" timestamptz(3),
  add column "byDebtor" boolean not null default false,
  alter column "requestedById" drop not null;
alter table "Refund" alter column "way" drop default;

alter table "Refund"
  drop constraint status_known,
  add constraint status_known check (status in ('ASKED', 'WAITING', 'HELD', 'ORDERED', 'PENDING', 'DONE', 'FAILED',
    'TAKEN_BACK', 'DECLINED', 'REFUSED')),
  add constraint way_known check (way in ('card', 'transfer')),
  add constraint asked_by_somebody check ("byDebtor" or "requestedById" is not null),
  -- Nothing leaves for an account that nobody knows.
  add constraint leaves_somewhere check (way = 'card' or "toIban" is not null or status in ('ASKED', 'DECLINED'));

-- Behind a verified link a debtor asks for what they paid too much, and says on which account it shall arrive; that
-- somebody of the desk has agreed, they cannot write.
create policy asks on "Refund" for insert to saldo_creditor
  with check ("creditorId" = app_creditor() and "byDebtor" and status = 'WAITING' and "requestedById" is null
    and "approvedById" is null and "fromCreditMinor" = "amountMinor");
create policy says on "Refund" for update to saldo_creditor
  using ("creditorId" = app_creditor() and status in ('ASKED', 'WAITING') and way = 'transfer')
  with check ("creditorId" = app_creditor() and status = 'WAITING');
grant insert, update ("status", "toName", "toIban", "saidAt", "version") on "Refund" to saldo_creditor;

-- The refund is where this is decided and where an account is asked for: its transfer begins when it is ordered.
drop policy own on "PayBack";
create policy own on "PayBack" for select to saldo_creditor using ("creditorId" = app_creditor());
revoke update on "PayBack" from saldo_creditor;
alter table "PayBack"
  drop constraint status_known,
  add constraint status_known check (status in ('WAITING', 'HELD', 'ORDERED', 'CONFIRMED', 'RETURNED', 'DECLINED',
    'TAKEN_BACK')),
  drop constraint leaves_somewhere,
  drop constraint ordered_once,
  add constraint ordered_once check (("orderedAt" is null) = (status in ('WAITING', 'HELD', 'DECLINED', 'TAKEN_BACK'))),
  alter column "toIban" set not null,
  drop column "saidAt";
drop index "PayBack_open";
create unique index "PayBack_open" on "PayBack" ((kind || ':' || "subjectId"))
  where status in ('WAITING', 'HELD') or (kind = 'REFUND' and status in ('ORDERED', 'CONFIRMED'));
