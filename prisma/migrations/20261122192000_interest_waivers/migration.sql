-- CreateTable
CREATE TABLE "InterestWaiver" (
    "id" TEXT NOT NULL,
    "invoiceId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "askedById" TEXT NOT NULL,
    "askedByName" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "needsSecond" BOOLEAN NOT NULL,
    "decidedById" TEXT,
    "decidedByName" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "effectiveOn" TEXT,

    CONSTRAINT "InterestWaiver_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "InterestWaiver_invoiceId_idx" ON "InterestWaiver"("invoiceId");

-- CreateIndex
CREATE INDEX "InterestWaiver_caseId_idx" ON "InterestWaiver"("caseId");

-- CreateIndex
CREATE INDEX "InterestWaiver_creditorId_idx" ON "InterestWaiver"("creditorId");

-- AddForeignKey
ALTER TABLE "InterestWaiver" ADD CONSTRAINT "InterestWaiver_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The desk waives and decides; a creditor and its debtor read what became of it.
alter table "InterestWaiver" enable row level security;
create policy everything on "InterestWaiver" to saldo_app using (true) with check (true);
create policy own on "InterestWaiver" to saldo_creditor using ("creditorId" = app_creditor());
grant select, insert, update on "InterestWaiver" to saldo_app;
grant select on "InterestWaiver" to saldo_creditor;
create trigger no_delete before delete on "InterestWaiver" for each row execute function refuse_change();
create trigger no_truncate before truncate on "InterestWaiver" for each statement execute function refuse_change();

alter table "InterestWaiver"
  add constraint amount_positive check ("amountMinor" > 0),
  add constraint has_reason check (length(trim(reason)) > 0),
  -- Two people above the limit, and they are two.
  add constraint second_is_another check (not "needsSecond" or "decidedById" is distinct from "askedById"),
  add constraint decided_before_it_counts check ("effectiveOn" is null or "decidedAt" is not null);
