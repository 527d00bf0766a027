-- AlterTable
ALTER TABLE "FeeInvoice" ADD COLUMN     "keptMinor" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "FeeInvoicePosting" (
    "transactionId" TEXT NOT NULL,
    "feeInvoiceId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,

    CONSTRAINT "FeeInvoicePosting_pkey" PRIMARY KEY ("transactionId")
);

-- CreateTable
CREATE TABLE "FeeInvoicePayment" (
    "id" TEXT NOT NULL,
    "feeInvoiceId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "overMinor" BIGINT NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL,
    "receivedOn" TEXT NOT NULL,
    "entryId" TEXT,
    "why" TEXT,
    "byId" TEXT,
    "byName" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "takenBackAt" TIMESTAMPTZ(3),
    "takenBackById" TEXT,
    "takenBackByName" TEXT,
    "takenBackWhy" TEXT,

    CONSTRAINT "FeeInvoicePayment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FeeInvoicePosting_feeInvoiceId_idx" ON "FeeInvoicePosting"("feeInvoiceId");

-- CreateIndex
CREATE UNIQUE INDEX "FeeInvoicePayment_entryId_key" ON "FeeInvoicePayment"("entryId");

-- CreateIndex
CREATE INDEX "FeeInvoicePayment_feeInvoiceId_idx" ON "FeeInvoicePayment"("feeInvoiceId");

-- CreateIndex
CREATE INDEX "FeeInvoicePayment_creditorId_idx" ON "FeeInvoicePayment"("creditorId");

-- AddForeignKey
ALTER TABLE "FeeInvoicePosting" ADD CONSTRAINT "FeeInvoicePosting_feeInvoiceId_fkey" FOREIGN KEY ("feeInvoiceId") REFERENCES "FeeInvoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeeInvoicePayment" ADD CONSTRAINT "FeeInvoicePayment_feeInvoiceId_fkey" FOREIGN KEY ("feeInvoiceId") REFERENCES "FeeInvoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A creditor reads what of its own invoices is settled; only the desk and the bank's word settle.
do $$
declare t text;
begin
  foreach t in array array['FeeInvoicePosting', 'FeeInvoicePayment'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy everything on %I to saldo_app using (true) with check (true)', t);
    execute format('create policy own on %I to saldo_creditor using ("creditorId" = app_creditor())
      with check ("creditorId" = app_creditor())', t);
  end loop;
end $$;
grant select, insert on "FeeInvoicePosting" to saldo_app;
grant select, insert, update on "FeeInvoicePayment" to saldo_app;
grant select on "FeeInvoicePosting", "FeeInvoicePayment" to saldo_creditor;

alter table "FeeInvoicePayment"
  add constraint kind_known check (kind in ('BANK', 'PERSON', 'SET_OFF')),
  add constraint over_not_below_zero check ("overMinor" >= 0),
  -- What the bank said names its booking; what a person said, the person.
  add constraint said_by_somebody check ((kind = 'BANK') = ("entryId" is not null) and (kind <> 'PERSON' or "byId" is not null)),
  add constraint taken_back_with_reason check ("takenBackAt" is null or "takenBackWhy" is not null);

create function fee_payment_stays() returns trigger language plpgsql as $$
begin
  if (new."feeInvoiceId", new.kind, new."amountMinor", new."overMinor", new.currency, new."receivedOn", new.at)
    is distinct from
    (old."feeInvoiceId", old.kind, old."amountMinor", old."overMinor", old.currency, old."receivedOn", old.at)
    or old."takenBackAt" is not null then
    raise exception 'what was settled of an invoice is taken back, not changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger stays before update on "FeeInvoicePayment" for each row execute function fee_payment_stays();

-- Invoices issued before for payments that creditors had received themselves: what was charged stands on them.
insert into "FeeInvoicePosting" ("transactionId", "feeInvoiceId", "creditorId")
  select t.id, f.id, f."creditorId" from "FeeInvoice" f join "LedgerTransaction" t
    on t.cause in ('commission-charged:' || f.cause, 'commission-reversed:' || f.cause)
  where f."remittanceId" is null and exists (select from "LedgerEntry" e join "LedgerAccount" a on a.id = e."accountId"
    where e."transactionId" = t.id and a.kind = 'INVOICED');
update "FeeInvoice" f set "keptMinor" = coalesce((
  select -sum(e."amountMinor") from "FeeInvoicePosting" p join "LedgerEntry" e on e."transactionId" = p."transactionId"
    join "LedgerAccount" a on a.id = e."accountId" and a.kind = 'INTEREST_KEPT' where p."feeInvoiceId" = f.id), 0)
  where f."remittanceId" is null;
