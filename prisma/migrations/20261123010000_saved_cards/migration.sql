-- CreateTable
CREATE TABLE "SavedCard" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "limitMinor" BIGINT NOT NULL,
    "paymentId" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "mandateText" TEXT NOT NULL,
    "mandateSha256" TEXT NOT NULL,
    "signerName" TEXT NOT NULL,
    "agreedAt" TIMESTAMPTZ(3) NOT NULL,
    "linkId" TEXT NOT NULL,
    "providerCustomerId" TEXT,
    "providerMethodId" TEXT,
    "brand" TEXT,
    "last4" TEXT,
    "expiryMonth" INTEGER,
    "expiryYear" INTEGER,
    "stoppedAt" TIMESTAMPTZ(3),
    "stoppedById" TEXT,
    "stoppedWhy" TEXT,
    "removedAt" TIMESTAMPTZ(3),
    "removedBy" TEXT,
    "detachedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SavedCard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InstalmentCharge" (
    "id" TEXT NOT NULL,
    "savedCardId" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "attempt" INTEGER NOT NULL,
    "paymentId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "triedOn" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "InstalmentCharge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedCard_paymentId_key" ON "SavedCard"("paymentId");

-- CreateIndex
CREATE UNIQUE INDEX "SavedCard_providerMethodId_key" ON "SavedCard"("providerMethodId");

-- CreateIndex
CREATE INDEX "SavedCard_caseId_idx" ON "SavedCard"("caseId");

-- CreateIndex
CREATE INDEX "SavedCard_creditorId_idx" ON "SavedCard"("creditorId");

-- CreateIndex
CREATE INDEX "SavedCard_status_idx" ON "SavedCard"("status");

-- CreateIndex
CREATE UNIQUE INDEX "one_card_of_a_plan" ON "SavedCard"("planId") WHERE (status = 'ACTIVE');

-- CreateIndex
CREATE UNIQUE INDEX "InstalmentCharge_paymentId_key" ON "InstalmentCharge"("paymentId");

-- CreateIndex
CREATE INDEX "InstalmentCharge_caseId_idx" ON "InstalmentCharge"("caseId");

-- CreateIndex
CREATE INDEX "InstalmentCharge_creditorId_idx" ON "InstalmentCharge"("creditorId");

-- CreateIndex
CREATE INDEX "InstalmentCharge_status_idx" ON "InstalmentCharge"("status");

-- CreateIndex
CREATE UNIQUE INDEX "InstalmentCharge_planId_number_attempt_key" ON "InstalmentCharge"("planId", "number", "attempt");

-- AddForeignKey
ALTER TABLE "SavedCard" ADD CONSTRAINT "SavedCard_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstalmentCharge" ADD CONSTRAINT "InstalmentCharge_savedCardId_fkey" FOREIGN KEY ("savedCardId") REFERENCES "SavedCard"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InstalmentCharge" ADD CONSTRAINT "InstalmentCharge_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A debtor keeps and removes its own card; what is charged to it is the agency's doing. The provider's names of a card
-- are nobody's but ours.
do $$
declare t text;
begin
  foreach t in array array['SavedCard', 'InstalmentCharge']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy everything on %I to saldo_app using (true) with check (true)', t);
    execute format('create policy own on %I to saldo_creditor using ("creditorId" = app_creditor())
      with check ("creditorId" = app_creditor())', t);
    execute format('grant select, insert, update on %I to saldo_app', t);
  end loop;
end $$;
grant select (id, "caseId", "creditorId", "planId", status, "limitMinor", "paymentId", language, "mandateText", "mandateSha256",
  "signerName", "agreedAt", "linkId", brand, last4, "expiryMonth", "expiryYear", "stoppedAt", "stoppedWhy",
  "removedAt", "removedBy") on "SavedCard" to saldo_creditor;
grant insert on "SavedCard" to saldo_creditor;
grant update (status, "removedAt", "removedBy") on "SavedCard" to saldo_creditor;
grant select on "InstalmentCharge" to saldo_creditor;

alter table "SavedCard"
  add constraint status_known check (status in ('OFFERED', 'ACTIVE', 'REMOVED')),
  -- Nothing is charged to a card of which the provider has told us no name.
  add constraint active_has_a_name check (status <> 'ACTIVE'
    or ("providerCustomerId" is not null and "providerMethodId" is not null)),
  add constraint limit_positive check ("limitMinor" > 0);
alter table "InstalmentCharge"
  add constraint status_known check (status in ('STARTED', 'SUCCEEDED', 'DECLINED', 'NEEDS_DEBTOR', 'NOT_MADE')),
  add constraint amount_positive check ("amountMinor" > 0);
