-- What Prisma cannot say about negotiating: who may see which row, what may never be changed, what must add up, and
-- who must have decided before anything binds.

do $$
declare t text;
begin
  foreach t in array array['Negotiation', 'ProposalRound', 'PlanDecision', 'Plan', 'PlanInstalment', 'Hold', 'Dispute',
    'DisputeItem', 'DisputeEntry', 'InvoiceCredit', 'MessageRead', 'Absence']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy everything on %I to saldo_app using (true) with check (true)', t);
    execute format('create policy own on %I to saldo_creditor using ("creditorId" = app_creditor())
      with check ("creditorId" = app_creditor())', t);
  end loop;
end $$;

grant select, insert, update, delete on "Negotiation", "ProposalRound", "PlanDecision", "Plan", "PlanInstalment",
  "Hold", "Dispute", "DisputeItem", "DisputeEntry", "InvoiceCredit", "MessageRead", "Absence", "Presence",
  "InboundMail" to saldo_app;
grant select, insert, update on "Negotiation", "Plan", "Hold", "Dispute", "MessageRead", "Absence" to saldo_creditor;
grant select, insert on "ProposalRound", "PlanDecision", "PlanInstalment", "DisputeItem", "DisputeEntry"
  to saldo_creditor;
grant select on "InvoiceCredit" to saldo_creditor;
grant usage on sequence "CaseEvent_position_seq" to saldo_app, saldo_creditor;

-- Rounds, decisions, schedules, words of a dispute and what was given up only ever grow.
do $$
declare t text;
begin
  foreach t in array array['ProposalRound', 'PlanDecision', 'PlanInstalment', 'DisputeItem', 'DisputeEntry',
    'InvoiceCredit']
  loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', t);
    execute format('create trigger append_only_all before truncate on %I
      for each statement execute function refuse_change()', t);
    execute format('revoke update, delete, truncate on %I from saldo_app', t);
  end loop;
end $$;

alter table "Negotiation" add constraint status_known check (status in ('WITH_MANAGER', 'WITH_CREDITOR',
  'WITH_DEBTOR', 'AGREED', 'SIGNED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'));
alter table "ProposalRound"
  add constraint amounts_fit check ("totalMinor" > 0 and "totalMinor" <= "claimedMinor"
    and "firstMinor" > 0 and "firstMinor" <= "totalMinor"),
  -- A32: less than the whole only with the reason why the whole is not viable.
  add constraint reduction_has_reason check ("totalMinor" = "claimedMinor" or "whyNotViable" is not null),
  add constraint side_known check (by in ('debtor', 'desk', 'creditor')),
  add constraint decider_known check (decider in ('NOBODY', 'MANAGER', 'CREDITOR')),
  -- A33: nothing inside the machine may make a debt of 50,000.00 EUR or more anybody's but the creditor's.
  add constraint limit_is_creditors check ("debtInEurMinor" < 5000000 or decider = 'CREDITOR');
alter table "Plan"
  add constraint status_known check (status in ('ACTIVE', 'COMPLETED', 'DEFAULTED', 'RENEGOTIATED', 'CANCELLED')),
  add constraint amounts_fit check ("totalMinor" > 0 and "totalMinor" <= "claimedMinor");
alter table "PlanInstalment" add constraint amount_positive check ("amountMinor" > 0);
alter table "Hold" add constraint part_of_invoice check ("amountMinor" is null
  or ("invoiceId" is not null and "amountMinor" > 0));
alter table "Dispute" add constraint status_known check (status in ('OPEN', 'AWAITING_CREDITOR', 'AWAITING_DEBTOR',
  'RESOLVED_UPHELD', 'RESOLVED_PARTIAL', 'RESOLVED_REJECTED', 'WITHDRAWN'));
alter table "InvoiceCredit" add constraint amount_positive check ("amountMinor" > 0);
alter table "Message" add constraint via_known check (via in ('app', 'mail'));
alter table "Absence" add constraint somebody_else check ("userId" <> "deputyId"),
  add constraint in_order check ("fromOn"::date <= "untilOn"::date);

-- A plan is signed on a round that whoever had to decide has approved. The rules decide; this is the second line.
create function plan_is_approved() returns trigger language plpgsql security definer set search_path = public as $$
declare agreed record;
begin
  select * into agreed from "ProposalRound" where "negotiationId" = new."negotiationId" and number = new.round;
  if agreed is null or agreed."totalMinor" <> new."totalMinor" or agreed."caseId" <> new."caseId" then
    raise exception 'plan % is not what was agreed', new.id using errcode = 'check_violation';
  end if;
  if agreed.decider = 'CREDITOR' and agreed."by" <> 'creditor' and not exists (select from "PlanDecision" d
    where d."negotiationId" = new."negotiationId" and d.round = new.round and d.kind = 'APPROVED'
      and d."byKind" = 'creditor') then
    raise exception 'plan % needs the creditor', new.id using errcode = 'check_violation';
  end if;
  if agreed.decider = 'MANAGER' and agreed."by" = 'debtor' and not exists (select from "PlanDecision" d
    where d."negotiationId" = new."negotiationId" and d.round = new.round and d.kind = 'APPROVED') then
    raise exception 'plan % needs the account manager', new.id using errcode = 'check_violation';
  end if;
  if agreed.decider = 'NOBODY' and agreed."totalMinor" <> agreed."claimedMinor" then
    raise exception 'plan % gives up money by itself', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger approved before insert on "Plan" for each row execute function plan_is_approved();

-- Instalments always add up.
create function instalments_add_up() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (select coalesce(sum("amountMinor"), 0) from "PlanInstalment" where "planId" = new."planId")
    <> (select "totalMinor" from "Plan" where id = new."planId") then
    raise exception 'plan % does not add up', new."planId" using errcode = 'check_violation';
  end if;
  return null;
end $$;
create function plan_has_instalments() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if not exists (select from "PlanInstalment" where "planId" = new.id) then
    raise exception 'plan % has no instalments', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger adds_up after insert on "PlanInstalment" deferrable initially deferred
  for each row execute function instalments_add_up();
create constraint trigger has_instalments after insert on "Plan" deferrable initially deferred
  for each row execute function plan_has_instalments();

-- Nobody gives up more of an invoice than it was.
create function credit_fits() returns trigger language plpgsql security definer set search_path = public as $$
begin
  if (select sum("amountMinor") from "InvoiceCredit" where "invoiceId" = new."invoiceId")
    > (select "amountMinor" from "Invoice" where id = new."invoiceId") then
    raise exception 'invoice % is credited beyond its amount', new."invoiceId" using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger credited after insert on "InvoiceCredit" deferrable initially deferred
  for each row execute function credit_fits();

-- Every open session that may see an event is told as soon as the event is true; what it was, is read afterwards.
create function tell_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('saldo_event', '');
  return null;
end $$;
create trigger told after insert on "CaseEvent" for each statement execute function tell_event();
