-- AlterTable
ALTER TABLE "Dispute" ADD COLUMN     "heldUntil" TIMESTAMPTZ(3),
ADD COLUMN     "resolvedForName" TEXT;

-- CreateTable
CREATE TABLE "DisputeDecision" (
    "id" TEXT NOT NULL,
    "disputeId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "outcome" TEXT,
    "upheld" JSONB,
    "reasonToDebtor" TEXT,
    "reasonToCreditor" TEXT,
    "byId" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "forName" TEXT,
    "refusal" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DisputeDecision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DisputeDecision_caseId_idx" ON "DisputeDecision"("caseId");

-- CreateIndex
CREATE INDEX "DisputeDecision_creditorId_idx" ON "DisputeDecision"("creditorId");

-- CreateIndex
CREATE UNIQUE INDEX "DisputeDecision_disputeId_version_key" ON "DisputeDecision"("disputeId", "version");

-- AddForeignKey
ALTER TABLE "DisputeDecision" ADD CONSTRAINT "DisputeDecision_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- A decision that is held is the desk's alone: a creditor and a debtor read nothing of it, not even that there is one.
alter table "DisputeDecision" enable row level security;
create policy everything on "DisputeDecision" to saldo_app using (true) with check (true);
grant select, insert on "DisputeDecision" to saldo_app;

-- What was decided is never changed; that it was taken back or came to nothing is written beside it.
create trigger append_only before update or delete on "DisputeDecision"
  for each row execute function refuse_change();
create trigger append_only_all before truncate on "DisputeDecision"
  for each statement execute function refuse_change();
alter table "DisputeDecision" add constraint kind_is_whole check (case kind
  when 'DECIDED' then outcome in ('UPHELD', 'PARTIAL', 'REJECTED') and upheld is not null
    and "reasonToDebtor" is not null and "reasonToCreditor" is not null
  when 'TAKEN_BACK' then true
  when 'REFUSED' then refusal is not null
  else false end);
