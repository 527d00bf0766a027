-- CreateTable
CREATE TABLE "Chargeback" (
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "paymentId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "takenMinor" BIGINT NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "evidenceDueAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "answer" TEXT,
    "files" JSONB,
    "answeredById" TEXT,
    "answeredByName" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "acceptedById" TEXT,
    "acceptedByName" TEXT,
    "why" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "lastPolledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Chargeback_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Chargeback_providerId_key" ON "Chargeback"("providerId");

-- CreateIndex
CREATE INDEX "Chargeback_caseId_idx" ON "Chargeback"("caseId");

-- CreateIndex
CREATE INDEX "Chargeback_creditorId_idx" ON "Chargeback"("creditorId");

-- CreateIndex
CREATE INDEX "Chargeback_paymentId_idx" ON "Chargeback"("paymentId");

-- CreateIndex
CREATE INDEX "Chargeback_status_openedAt_idx" ON "Chargeback"("status", "openedAt");

-- AddForeignKey
ALTER TABLE "Chargeback" ADD CONSTRAINT "Chargeback_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chargeback" ADD CONSTRAINT "Chargeback_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a bank takes back the desk answers; a creditor reads that it happened and how it ended, never what we write to a bank.
alter table "Chargeback" enable row level security;
create policy everything on "Chargeback" to saldo_app using (true) with check (true);
create policy own on "Chargeback" for select to saldo_creditor using ("creditorId" = app_creditor());
grant select, insert, update on "Chargeback" to saldo_app;
grant select (id, "caseId", "creditorId", "paymentId", status, reason, "amountMinor", "takenMinor", currency,
  "openedAt", "evidenceDueAt", "answeredAt", "decidedAt") on "Chargeback" to saldo_creditor;

alter table "Chargeback"
  add constraint status_known check (status in ('NEEDS_EVIDENCE', 'UNDER_REVIEW', 'WON', 'LOST', 'ACCEPTED')),
  add constraint amounts_fit check ("amountMinor" > 0 and "takenMinor" between 0 and "amountMinor"),
  -- An answer has its writer and its moment, and what was given up has its person and its reason.
  add constraint answer_is_whole check (("answeredAt" is null) = (answer is null)),
  add constraint accepted_is_whole check (status <> 'ACCEPTED' or ("acceptedById" is not null and why is not null)),
  add constraint decided_is_dated check ((status in ('WON', 'LOST', 'ACCEPTED')) = ("decidedAt" is not null));
