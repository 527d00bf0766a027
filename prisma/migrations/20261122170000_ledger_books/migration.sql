-- AlterTable
ALTER TABLE "LedgerEntry" ADD COLUMN     "invoiceId" TEXT;

-- AlterTable
ALTER TABLE "LedgerTransaction" ADD COLUMN     "byId" TEXT,
ADD COLUMN     "reversesId" TEXT,
ADD COLUMN     "why" TEXT;

-- CreateTable
CREATE TABLE "LedgerSnapshot" (
    "accountId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "asOf" TEXT NOT NULL,
    "balanceMinor" BIGINT NOT NULL,
    "upTo" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LedgerSnapshot_pkey" PRIMARY KEY ("accountId","asOf")
);

-- CreateIndex
CREATE INDEX "LedgerAccount_caseId_idx" ON "LedgerAccount"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerTransaction_reversesId_key" ON "LedgerTransaction"("reversesId");

-- CreateIndex
CREATE INDEX "LedgerTransaction_caseId_at_idx" ON "LedgerTransaction"("caseId", "at");

-- AddForeignKey
ALTER TABLE "LedgerTransaction" ADD CONSTRAINT "LedgerTransaction_reversesId_fkey" FOREIGN KEY ("reversesId") REFERENCES "LedgerTransaction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerSnapshot" ADD CONSTRAINT "LedgerSnapshot_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "LedgerAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A creditor reads the balances of its own accounts and writes none; snapshots grow like everything else in the ledger.
alter table "LedgerSnapshot" enable row level security;
create policy everything on "LedgerSnapshot" to saldo_app using (true) with check (true);
create policy own on "LedgerSnapshot" to saldo_creditor using ("creditorId" = app_creditor());
grant select, insert on "LedgerSnapshot" to saldo_app;
grant select on "LedgerSnapshot" to saldo_creditor;
create trigger append_only before update or delete on "LedgerSnapshot" for each row execute function refuse_change();
create trigger append_only_all before truncate on "LedgerSnapshot" for each statement execute function refuse_change();

-- Two books stand in one ledger, and money is never balanced by a claim.
create function book_of(kind text) returns text language sql immutable parallel safe as $$
  select case when kind like 'CLAIM\_%' or kind = 'PLACED' then 'CLAIM' else 'MONEY' end
$$;
create or replace function balance_transaction() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if exists (select from "LedgerEntry" e join "LedgerAccount" a on a.id = e."accountId"
    where e."transactionId" = new."transactionId"
    group by e.currency, book_of(a.kind) having sum(e."amountMinor") <> 0) then
    raise exception 'transaction % does not balance', new."transactionId" using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- What was posted before there was a chart of accounts moves to where it stands now: what cards had brought, and what is
-- the creditor's. The old accounts stay, at nothing.
insert into "LedgerTransaction" (id, "creditorId", kind, cause, "postedOn", at)
  select 'pst_' || substr(md5(a."creditorId" || 'chart-converted'), 1, 26), a."creditorId", 'chart-converted',
    'chart-converted:' || a."creditorId", to_char(now() at time zone 'UTC', 'YYYY-MM-DD'), now()
  from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
  where a.kind = 'CLIENT_MONEY' or a.kind like 'RECOVERED\_%'
  group by a."creditorId";

create temp table moving on commit drop as
  select a.id as old, a."creditorId", a."caseId", a.currency, sum(e."amountMinor")::bigint as amount,
    case a.kind when 'CLIENT_MONEY' then 'CARD_CLEARING' else 'PAYABLE' end as kind,
    'acc_' || substr(coalesce(a."caseId", a."creditorId"), strpos(coalesce(a."caseId", a."creditorId"), '_') + 1)
      || case a.kind when 'CLIENT_MONEY' then '_card_clearing_' else '_payable_' end || lower(a.currency) as "accountId"
  from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id
  where a.kind = 'CLIENT_MONEY' or a.kind like 'RECOVERED\_%'
  group by a.id having sum(e."amountMinor") <> 0;

insert into "LedgerAccount" (id, "creditorId", "caseId", kind, currency)
  select distinct "accountId", "creditorId", "caseId", kind, currency from moving on conflict do nothing;
insert into "LedgerEntry" (id, "transactionId", "accountId", "creditorId", "amountMinor", currency)
  select 'ent_' || substr(md5(old || side), 1, 26),
    'pst_' || substr(md5("creditorId" || 'chart-converted'), 1, 26),
    case side when 'out' then old else "accountId" end, "creditorId",
    case side when 'out' then -amount else amount end, currency
  from moving cross join (values ('out'), ('in')) as sides (side);
