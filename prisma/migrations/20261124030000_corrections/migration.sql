-- CreateTable
CREATE TABLE "Correction" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "paymentId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "toCaseId" TEXT,
    "invoiceIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "requestedById" TEXT NOT NULL,
    "requestedByName" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedById" TEXT,
    "approvedByName" TEXT,
    "declinedByName" TEXT,
    "declinedWhy" TEXT,
    "heldUntil" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),
    "newPaymentId" TEXT,
    "failure" TEXT,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Correction_newPaymentId_key" ON "Correction"("newPaymentId");

-- CreateIndex
CREATE INDEX "Correction_paymentId_idx" ON "Correction"("paymentId");

-- CreateIndex
CREATE INDEX "Correction_caseId_idx" ON "Correction"("caseId");

-- CreateIndex
CREATE INDEX "Correction_creditorId_idx" ON "Correction"("creditorId");

-- CreateIndex
CREATE INDEX "Correction_status_requestedAt_idx" ON "Correction"("status", "requestedAt");

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Corrections are the desk's alone: a creditor reads in the record of the case, and in its account, what became of them.
alter table "Correction" enable row level security;
create policy everything on "Correction" to saldo_app using (true) with check (true);
grant select, insert, update on "Correction" to saldo_app;

alter table "Correction"
  add constraint kind_known check (kind in ('TAKE_BACK', 'MOVE', 'RESHARE')),
  add constraint status_known check (status in ('WAITING', 'HELD', 'DONE', 'DECLINED', 'TAKEN_BACK', 'REFUSED')),
  add constraint amount_positive check ("amountMinor" > 0),
  -- Money moves to another case, and only then has one.
  add constraint target_is_other check ((kind = 'MOVE') = ("toCaseId" is not null) and "toCaseId" <> "caseId"),
  -- The second person is another one, and what was declined says why.
  add constraint two_people check ("approvedById" is null or "approvedById" <> "requestedById"),
  add constraint declined_is_whole check (status <> 'DECLINED' or ("declinedByName" is not null and "declinedWhy" is not null)),
  add constraint done_is_whole check (status <> 'DONE' or ("doneAt" is not null
    and (kind = 'TAKE_BACK') = ("newPaymentId" is null)));
