-- AlterTable
ALTER TABLE "Payment" ADD COLUMN     "restOfId" TEXT;

-- CreateTable
CREATE TABLE "Refund" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "paymentId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "fromCreditMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "requestedById" TEXT NOT NULL,
    "requestedByName" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedById" TEXT,
    "approvedByName" TEXT,
    "declinedByName" TEXT,
    "heldUntil" TIMESTAMPTZ(3),
    "orderedAt" TIMESTAMPTZ(3),
    "providerRefundId" TEXT,
    "failure" TEXT,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Refund_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Payment_restOfId_idx" ON "Payment"("restOfId");

-- CreateIndex
CREATE UNIQUE INDEX "Refund_providerRefundId_key" ON "Refund"("providerRefundId");

-- CreateIndex
CREATE INDEX "Refund_caseId_idx" ON "Refund"("caseId");

-- CreateIndex
CREATE INDEX "Refund_creditorId_idx" ON "Refund"("creditorId");

-- CreateIndex
CREATE INDEX "Refund_paymentId_idx" ON "Refund"("paymentId");

-- CreateIndex
CREATE INDEX "Refund_status_requestedAt_idx" ON "Refund"("status", "requestedAt");

-- AddForeignKey
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Giving back is the desk's; a creditor reads what left its client account.
alter table "Refund" enable row level security;
create policy everything on "Refund" to saldo_app using (true) with check (true);
create policy own on "Refund" for select to saldo_creditor using ("creditorId" = app_creditor());
grant select, insert, update on "Refund" to saldo_app;
grant select on "Refund" to saldo_creditor;

alter table "Refund"
  add constraint status_known check (status in ('WAITING', 'HELD', 'ORDERED', 'PENDING', 'DONE', 'FAILED',
    'TAKEN_BACK', 'DECLINED', 'REFUSED')),
  add constraint amounts_fit check ("amountMinor" > 0 and "fromCreditMinor" between 0 and "amountMinor"),
  -- The second person is another one.
  add constraint two_people check ("approvedById" is null or "approvedById" <> "requestedById");
