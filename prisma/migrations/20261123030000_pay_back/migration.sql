-- CreateTable
CREATE TABLE "PayBack" (
    "id" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "caseId" TEXT,
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "toName" TEXT NOT NULL,
    "toIban" TEXT,
    "toStreet" TEXT,
    "toPostalCode" TEXT,
    "toTown" TEXT,
    "toCountry" TEXT,
    "saidAt" TIMESTAMPTZ(3),
    "text" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "endToEndId" TEXT NOT NULL,
    "requestedById" TEXT,
    "requestedByName" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedById" TEXT,
    "approvedByName" TEXT,
    "declinedByName" TEXT,
    "declinedWhy" TEXT,
    "heldUntil" TIMESTAMPTZ(3),
    "orderedAt" TIMESTAMPTZ(3),
    "fileKey" TEXT,
    "confirmedOn" TEXT,
    "returnedOn" TEXT,
    "returnReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PayBack_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PayBack_endToEndId_key" ON "PayBack"("endToEndId");

-- CreateIndex
CREATE INDEX "PayBack_kind_subjectId_idx" ON "PayBack"("kind", "subjectId");

-- CreateIndex
CREATE INDEX "PayBack_creditorId_idx" ON "PayBack"("creditorId");

-- CreateIndex
CREATE INDEX "PayBack_caseId_idx" ON "PayBack"("caseId");

-- CreateIndex
CREATE INDEX "PayBack_status_requestedAt_idx" ON "PayBack"("status", "requestedAt");

-- Who gets money back, and on which account, is the desk's to decide; a creditor reads what left its client account, and
-- a debtor behind a verified link says where their own money shall go.
alter table "PayBack" enable row level security;
create policy everything on "PayBack" to saldo_app using (true) with check (true);
create policy own on "PayBack" to saldo_creditor using ("creditorId" = app_creditor());
grant select, insert, update on "PayBack" to saldo_app;
grant select, update ("status", "toName", "toIban", "saidAt", "version") on "PayBack" to saldo_creditor;

alter table "PayBack"
  add constraint kind_known check (kind in ('SUSPENSE', 'REFUND')),
  add constraint status_known check (status in ('ASKED', 'WAITING', 'HELD', 'ORDERED', 'CONFIRMED', 'RETURNED',
    'DECLINED', 'TAKEN_BACK')),
  add constraint amount_positive check ("amountMinor" > 0),
  -- Nothing leaves for an account that nobody knows.
  add constraint leaves_somewhere check ("toIban" is not null or status in ('ASKED', 'DECLINED')),
  add constraint ordered_once check (("orderedAt" is null) = (status in ('ASKED', 'WAITING', 'HELD', 'DECLINED', 'TAKEN_BACK'))),
  add constraint declined_with_reason check (status <> 'DECLINED' or "declinedWhy" is not null);

-- The same money goes back once at a time, and for a refund once only.
create unique index "PayBack_open" on "PayBack" ((kind || ':' || "subjectId"))
  where status in ('ASKED', 'WAITING', 'HELD') or (kind = 'REFUND' and status in ('ORDERED', 'CONFIRMED'));
