-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "directPaymentId" TEXT;

-- AlterTable
ALTER TABLE "Hold" ADD COLUMN     "directPaymentId" TEXT;

-- CreateTable
CREATE TABLE "DirectPayment" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "receivedOn" TEXT NOT NULL,
    "receivedMinute" INTEGER,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "reference" TEXT,
    "invoiceIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,
    "reportedById" TEXT NOT NULL,
    "reportedByName" TEXT NOT NULL,
    "isLate" BOOLEAN NOT NULL,
    "disputeId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "question" TEXT,
    "askedByName" TEXT,
    "answerDueOn" TEXT,
    "answer" TEXT,
    "answeredByName" TEXT,
    "verifiedByName" TEXT,
    "decidedById" TEXT,
    "decidedByName" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT,
    "paymentId" TEXT,

    CONSTRAINT "DirectPayment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Document_directPaymentId_idx" ON "Document"("directPaymentId");

-- CreateIndex
CREATE INDEX "Hold_directPaymentId_idx" ON "Hold"("directPaymentId");

-- CreateIndex
CREATE UNIQUE INDEX "DirectPayment_paymentId_key" ON "DirectPayment"("paymentId");

-- CreateIndex
CREATE INDEX "DirectPayment_caseId_idx" ON "DirectPayment"("caseId");

-- CreateIndex
CREATE INDEX "DirectPayment_creditorId_status_idx" ON "DirectPayment"("creditorId", "status");

-- CreateIndex
CREATE INDEX "DirectPayment_disputeId_idx" ON "DirectPayment"("disputeId");

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_directPaymentId_fkey" FOREIGN KEY ("directPaymentId") REFERENCES "DirectPayment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hold" ADD CONSTRAINT "Hold_directPaymentId_fkey" FOREIGN KEY ("directPaymentId") REFERENCES "DirectPayment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DirectPayment" ADD CONSTRAINT "DirectPayment_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DirectPayment" ADD CONSTRAINT "DirectPayment_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DirectPayment" ADD CONSTRAINT "DirectPayment_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A creditor reports and answers in its own name and for its own cases; what becomes of a report the desk decides.
alter table "DirectPayment" enable row level security;
create policy everything on "DirectPayment" to saldo_app using (true) with check (true);
create policy own on "DirectPayment" to saldo_creditor using ("creditorId" = app_creditor())
  with check ("creditorId" = app_creditor() and status in ('REPORTED', 'QUERIED', 'VERIFIED') and "paymentId" is null);
grant select, insert, update on "DirectPayment" to saldo_app;
grant select, insert on "DirectPayment" to saldo_creditor;
grant update (status, answer, "answeredByName", version) on "DirectPayment" to saldo_creditor;

alter table "DirectPayment"
  add constraint status_known check (status in ('REPORTED', 'QUERIED', 'VERIFIED', 'POSTED', 'REJECTED')),
  add constraint amount_positive check ("amountMinor" > 0),
  add constraint minute_of_day check ("receivedMinute" between 0 and 1439),
  -- A38: what was reported never changes; a decision is somebody's, and a rejection has its reason.
  add constraint decision_is_whole check (case status
    when 'POSTED' then "decidedById" is not null and "decidedAt" is not null and "paymentId" is not null
    when 'REJECTED' then "decidedById" is not null and "decidedAt" is not null and reason is not null
    else "decidedById" is null and "paymentId" is null end);
