-- Money out: who may see which row, and what the database refuses whoever asks.

do $$
declare t text;
begin
  foreach t in array array['BankDetails', 'Remittance', 'RemittanceLine', 'FeeInvoice'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy everything on %I to saldo_app using (true) with check (true)', t);
    execute format('create policy own on %I to saldo_creditor using ("creditorId" = app_creditor())
      with check ("creditorId" = app_creditor())', t);
  end loop;
end $$;

grant select, insert, update on "BankDetails", "RemittanceRun", "Remittance", "FeeInvoice", "NumberSeries" to saldo_app;
grant select, insert on "RemittanceLine", "RemittanceFile" to saldo_app;
-- A creditor enters and takes back its own bank details, and reads what it was paid.
grant select, insert, update on "BankDetails" to saldo_creditor;
grant select on "Remittance", "RemittanceLine", "FeeInvoice" to saldo_creditor;

-- What was counted, what was ordered, and the account it went to are never changed or forgotten.
do $$
declare t text;
begin
  foreach t in array array['RemittanceLine', 'RemittanceFile'] loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', t);
    execute format('create trigger append_only_all before truncate on %I
      for each statement execute function refuse_change()', t);
    execute format('revoke update, delete, truncate on %I from saldo_app', t);
  end loop;
end $$;
create function details_stay() returns trigger language plpgsql as $$
begin
  if (new.iban, new.holder, new."creditorId", new."enteredById", new."enteredAt", new."activeFrom")
    is distinct from (old.iban, old.holder, old."creditorId", old."enteredById", old."enteredAt", old."activeFrom") then
    raise exception 'bank details are entered anew, not changed' using errcode = 'restrict_violation';
  end if;
  -- Whoever is narrowed to one company takes back what it entered; that the holder is the company, the desk says.
  if current_user = 'saldo_creditor' and new."nameCheck" <> old."nameCheck" then
    raise exception 'the desk looks at the holder of an account' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger stays before update on "BankDetails" for each row execute function details_stay();

alter table "BankDetails"
  add constraint name_check_known check ("nameCheck" in ('MATCHES', 'WAITS', 'CHECKED', 'REFUSED')),
  -- The waiting day is the database's word as well.
  add constraint waits_a_day check ("activeFrom" >= "enteredAt" + interval '24 hours'),
  add constraint looks_like_iban check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}$');
alter table "RemittanceRun"
  add constraint status_known check (status in ('COUNTING', 'PROPOSED', 'APPROVED', 'SENT', 'DONE', 'DISCARDED')),
  -- Four eyes: the second person is never the first.
  add constraint four_eyes check ("secondById" is null or "secondById" <> "firstById"),
  -- Nothing is ordered that not as many people have approved as its total asks for.
  add constraint approved_first check (status not in ('APPROVED', 'SENT')
    or ("firstById" is not null and ("approvalsNeeded" < 2 or "secondById" is not null)));
alter table "Remittance"
  add constraint status_known check (status in ('DRAFT', 'LEFT_OUT', 'SENT', 'CONFIRMED', 'RETURNED', 'DISCARDED')),
  add constraint reason_known check (status <> 'LEFT_OUT' or "leftOut" is not null),
  -- What goes out is more than nothing, and is what was recovered less what is ours.
  add constraint adds_up check (status = 'LEFT_OUT'
    or ("netMinor" > 0 and "netMinor" = "grossMinor" - "feeMinor" - "vatMinor" - "keptMinor")),
  add constraint has_an_account check (status not in ('SENT', 'CONFIRMED', 'RETURNED')
    or ("bankDetailsId" is not null and "endToEndId" is not null));
alter table "RemittanceLine"
  add constraint adds_up check ("payableMinor" = "grossMinor" - "feeMinor" - "vatMinor" - "keptMinor");
alter table "FeeInvoice"
  add constraint kind_known check (kind in ('INVOICE', 'CREDIT_NOTE')),
  add constraint adds_up check ("totalMinor" = "netMinor" + "vatMinor"),
  add constraint number_positive check (number > 0);

-- One run at a time: what is counted for one is not counted for another.
create unique index "RemittanceRun_one_open" on "RemittanceRun" ((true))
  where status in ('COUNTING', 'PROPOSED', 'APPROVED');

-- The lines of a remittance always add up to it.
create function remittance_adds_up() returns trigger language plpgsql security definer set search_path = public as $$
declare whole record; lines record;
begin
  select * into whole from "Remittance" where id = new."remittanceId";
  select sum("grossMinor") as gross, sum("feeMinor") as fee, sum("vatMinor") as vat, sum("payableMinor") as net
    into lines from "RemittanceLine" where "remittanceId" = new."remittanceId";
  if (lines.gross, lines.fee, lines.vat, lines.net)
    is distinct from (whole."grossMinor", whole."feeMinor", whole."vatMinor", whole."netMinor") then
    raise exception 'remittance % does not add up', new."remittanceId" using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger whole_adds_up after insert on "RemittanceLine" deferrable initially deferred
  for each row execute function remittance_adds_up();
