-- CreateTable
CREATE TABLE "PlanFeed" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PlanFeed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PlanFeed_tokenHash_key" ON "PlanFeed"("tokenHash");

-- CreateIndex
CREATE INDEX "PlanFeed_creditorId_idx" ON "PlanFeed"("creditorId");

-- CreateIndex
CREATE UNIQUE INDEX "one_feed_of_a_case" ON "PlanFeed"("caseId") WHERE ("endedAt" IS NULL);

-- A debtor makes and ends its own feed; what opens it is known to nobody, not even to us: only its hash is kept.
alter table "PlanFeed" enable row level security;
create policy everything on "PlanFeed" to saldo_app using (true) with check (true);
create policy own on "PlanFeed" to saldo_creditor using ("creditorId" = app_creditor())
  with check ("creditorId" = app_creditor());
grant select, insert, update on "PlanFeed" to saldo_app;
grant select (id, "caseId", "creditorId", "createdAt", "endedAt") on "PlanFeed" to saldo_creditor;
grant insert on "PlanFeed" to saldo_creditor;
grant update ("endedAt") on "PlanFeed" to saldo_creditor;
