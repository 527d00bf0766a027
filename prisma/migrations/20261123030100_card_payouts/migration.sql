-- AlterTable
ALTER TABLE "Remittance" ADD COLUMN     "madeGoodMinor" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "CollectiveEntry" (
    "id" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "iban" TEXT NOT NULL,
    "entryReference" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "bookedOn" TEXT NOT NULL,
    "valueOn" TEXT,
    "endToEndId" TEXT,
    "reference" TEXT,
    "text" TEXT,
    "returnReason" TEXT,
    "line" INTEGER NOT NULL,
    "subjectId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "CollectiveEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CardPayout" (
    "id" TEXT NOT NULL,
    "payoutId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "arrivesOn" TEXT NOT NULL,
    "arrivedOn" TEXT,
    "references" TEXT[],
    "bookedOn" TEXT,
    "times" INTEGER NOT NULL DEFAULT 0,
    "carriedById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CardPayout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CardPayoutLine" (
    "id" TEXT NOT NULL,
    "cardPayoutId" TEXT NOT NULL,
    "moveId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sourceId" TEXT,
    "paymentIntentId" TEXT,
    "amountMinor" BIGINT NOT NULL,
    "feeMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "creditorId" TEXT,
    "caseId" TEXT,
    "paymentId" TEXT,
    "isBooked" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "CardPayoutLine_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CollectiveEntry_importId_idx" ON "CollectiveEntry"("importId");

-- CreateIndex
CREATE INDEX "CollectiveEntry_settledAt_idx" ON "CollectiveEntry"("settledAt");

-- CreateIndex
CREATE UNIQUE INDEX "CollectiveEntry_iban_entryReference_key" ON "CollectiveEntry"("iban", "entryReference");

-- CreateIndex
CREATE UNIQUE INDEX "CardPayout_payoutId_key" ON "CardPayout"("payoutId");

-- CreateIndex
CREATE INDEX "CardPayout_status_createdAt_idx" ON "CardPayout"("status", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "CardPayoutLine_moveId_key" ON "CardPayoutLine"("moveId");

-- CreateIndex
CREATE INDEX "CardPayoutLine_cardPayoutId_isBooked_idx" ON "CardPayoutLine"("cardPayoutId", "isBooked");

-- CreateIndex
CREATE INDEX "CardPayoutLine_paymentId_idx" ON "CardPayoutLine"("paymentId");

-- CreateIndex
CREATE INDEX "CardPayoutLine_sourceId_idx" ON "CardPayoutLine"("sourceId");

-- CreateIndex
CREATE INDEX "CardPayoutLine_creditorId_currency_idx" ON "CardPayoutLine"("creditorId", "currency");

-- AddForeignKey
ALTER TABLE "CardPayoutLine" ADD CONSTRAINT "CardPayoutLine_cardPayoutId_fkey" FOREIGN KEY ("cardPayoutId") REFERENCES "CardPayout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A payout is of many creditors at once: what of it is whose is read in the books, by the desk only here.
do $$
declare t text;
begin
  foreach t in array array['CardPayout', 'CardPayoutLine', 'CollectiveEntry']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy everything on %I to saldo_app using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to saldo_app', t);
  end loop;
end $$;

alter table "CardPayout"
  add constraint status_known check (status in ('PENDING', 'PAID', 'FAILED')),
  add constraint amount_positive check ("amountMinor" > 0);
alter table "CardPayoutLine"
  add constraint fee_positive check ("feeMinor" >= 0),
  -- Nothing is booked for nobody.
  add constraint booked_for_somebody check (not "isBooked" or ("creditorId" is not null and "caseId" is not null));
alter table "Remittance"
  -- Only out of our own share, and never more than it.
  add constraint made_good_fits check ("madeGoodMinor" between 0 and greatest("feeMinor" + "vatMinor" + "keptMinor", 0));
