-- CreateTable
CREATE TABLE "ClientAccount" (
    "id" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClientAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClientIban" (
    "id" TEXT NOT NULL,
    "clientAccountId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "iban" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClientIban_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BankImport" (
    "id" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "fileKey" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "format" TEXT,
    "status" TEXT NOT NULL,
    "fault" JSONB,
    "found" INTEGER NOT NULL DEFAULT 0,
    "known" INTEGER NOT NULL DEFAULT 0,
    "booked" INTEGER NOT NULL DEFAULT 0,
    "pending" INTEGER NOT NULL DEFAULT 0,
    "byId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BankImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BankStatement" (
    "id" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "statementId" TEXT NOT NULL,
    "iban" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "openingMinor" BIGINT,
    "closingMinor" BIGINT,
    "closingOn" TEXT,
    "entries" INTEGER NOT NULL,

    CONSTRAINT "BankStatement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BankEntry" (
    "id" TEXT NOT NULL,
    "importId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "iban" TEXT NOT NULL,
    "entryReference" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "chargesMinor" BIGINT NOT NULL DEFAULT 0,
    "currency" TEXT NOT NULL,
    "bookedOn" TEXT NOT NULL,
    "valueOn" TEXT,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "returnReason" TEXT,
    "counterpartyName" TEXT,
    "counterpartyIban" TEXT,
    "endToEndId" TEXT,
    "reference" TEXT,
    "text" TEXT,
    "line" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "why" TEXT,
    "matchedBy" TEXT,
    "subjectId" TEXT,
    "restMinor" BIGINT NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "BankEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BankAssignment" (
    "id" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "caseId" TEXT,
    "paymentId" TEXT,
    "endToEndId" TEXT,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "why" TEXT,
    "byId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "takenBackAt" TIMESTAMPTZ(3),
    "takenBackById" TEXT,
    "takenBackWhy" TEXT,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BankAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ClientAccount_creditorId_key" ON "ClientAccount"("creditorId");

-- CreateIndex
CREATE UNIQUE INDEX "ClientIban_iban_key" ON "ClientIban"("iban");

-- CreateIndex
CREATE INDEX "ClientIban_clientAccountId_idx" ON "ClientIban"("clientAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "ClientIban_creditorId_currency_key" ON "ClientIban"("creditorId", "currency");

-- CreateIndex
CREATE UNIQUE INDEX "BankImport_sha256_key" ON "BankImport"("sha256");

-- CreateIndex
CREATE INDEX "BankImport_createdAt_idx" ON "BankImport"("createdAt");

-- CreateIndex
CREATE INDEX "BankStatement_iban_closingOn_idx" ON "BankStatement"("iban", "closingOn");

-- CreateIndex
CREATE INDEX "BankStatement_importId_idx" ON "BankStatement"("importId");

-- CreateIndex
CREATE INDEX "BankEntry_importId_status_idx" ON "BankEntry"("importId", "status");

-- CreateIndex
CREATE INDEX "BankEntry_status_bookedOn_idx" ON "BankEntry"("status", "bookedOn");

-- CreateIndex
CREATE INDEX "BankEntry_creditorId_bookedOn_idx" ON "BankEntry"("creditorId", "bookedOn");

-- CreateIndex
CREATE INDEX "BankEntry_endToEndId_idx" ON "BankEntry"("endToEndId");

-- CreateIndex
CREATE INDEX "BankEntry_counterpartyIban_idx" ON "BankEntry"("counterpartyIban");

-- CreateIndex
CREATE UNIQUE INDEX "BankEntry_iban_entryReference_key" ON "BankEntry"("iban", "entryReference");

-- CreateIndex
CREATE UNIQUE INDEX "BankAssignment_paymentId_key" ON "BankAssignment"("paymentId");

-- CreateIndex
CREATE UNIQUE INDEX "BankAssignment_endToEndId_key" ON "BankAssignment"("endToEndId");

-- CreateIndex
CREATE INDEX "BankAssignment_entryId_idx" ON "BankAssignment"("entryId");

-- CreateIndex
CREATE INDEX "BankAssignment_creditorId_idx" ON "BankAssignment"("creditorId");

-- AddForeignKey
ALTER TABLE "ClientIban" ADD CONSTRAINT "ClientIban_clientAccountId_fkey" FOREIGN KEY ("clientAccountId") REFERENCES "ClientAccount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BankStatement" ADD CONSTRAINT "BankStatement_importId_fkey" FOREIGN KEY ("importId") REFERENCES "BankImport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BankEntry" ADD CONSTRAINT "BankEntry_importId_fkey" FOREIGN KEY ("importId") REFERENCES "BankImport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BankAssignment" ADD CONSTRAINT "BankAssignment_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "BankEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What Prisma cannot say: whose rows they are, what may never change, what must add up.
do $$
declare t text;
begin
  foreach t in array array['ClientAccount', 'ClientIban', 'BankImport', 'BankStatement', 'BankEntry', 'BankAssignment']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy everything on %I to saldo_app using (true) with check (true)', t);
  end loop;
  -- A creditor, and a debtor behind a verified link, may read where money is received and what the bank says of it;
  -- who has paid what, and what nobody can assign yet, stays at the desk. A file holds the accounts of many.
  foreach t in array array['ClientAccount', 'ClientIban', 'BankStatement']
  loop
    execute format('create policy own on %I to saldo_creditor using ("creditorId" = app_creditor())', t);
  end loop;
end $$;
grant select, insert on "ClientAccount", "ClientIban", "BankStatement" to saldo_app;
grant select, insert, update on "BankImport", "BankEntry", "BankAssignment" to saldo_app;
grant select on "ClientAccount", "ClientIban", "BankStatement" to saldo_creditor;

-- An account stays with whom it was given to: money may arrive on it years later.
do $$
declare t text;
begin
  foreach t in array array['ClientAccount', 'ClientIban', 'BankStatement'] loop
    execute format('create trigger append_only before update or delete on %I
      for each row execute function refuse_change()', t);
    execute format('create trigger append_only_all before truncate on %I
      for each statement execute function refuse_change()', t);
    execute format('revoke update, delete, truncate on %I from saldo_app', t);
  end loop;
end $$;

-- What the bank said is never changed; only what became of it is written beside it.
create function keep_bank_entry() returns trigger language plpgsql as $$
begin
  if (old."importId", old."creditorId", old.iban, old."entryReference", old."amountMinor", old."chargesMinor",
      old.currency, old."bookedOn", old.kind)
    is distinct from (new."importId", new."creditorId", new.iban, new."entryReference", new."amountMinor",
      new."chargesMinor", new.currency, new."bookedOn", new.kind) then
    raise exception 'booking % is what the bank said', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger kept before update on "BankEntry" for each row execute function keep_bank_entry();

alter table "BankImport" add constraint status_known
  check (status in ('CHECKING', 'READING', 'BOOKING', 'DONE', 'REFUSED'));
alter table "BankEntry"
  add constraint status_known check (status in ('NEW', 'SUSPENSE', 'WAITING', 'DONE')),
  add constraint kind_known check (kind in ('CREDIT', 'RETURNED_CREDIT', 'RETURNED_TRANSFER', 'CHARGE', 'DEBIT')),
  add constraint charges_positive check ("chargesMinor" >= 0),
  -- Nobody assigns more than has arrived, and what waits is exactly what stands in suspense.
  add constraint rest_fits check ("restMinor" >= 0 and "restMinor" <= greatest("amountMinor" + "chargesMinor", 0)),
  add constraint waits_with_a_rest check ((status = 'SUSPENSE') = ("restMinor" > 0));
alter table "BankAssignment"
  add constraint kind_known check (kind in ('ASSIGNED', 'GIVEN_BACK')),
  add constraint amount_positive check ("amountMinor" > 0),
  -- What is assigned is a receipt of a case; what is given back is a transfer that the bank confirms by its id.
  add constraint is_something check (case kind when 'ASSIGNED' then "caseId" is not null and "paymentId" is not null
    else "endToEndId" is not null and why is not null end),
  add constraint taken_back_with_reason check ("takenBackAt" is null or "takenBackWhy" is not null);

-- A reference is the number of its case without the dashes.
create index "Case_bare_number" on "Case" (replace(number, '-', ''));
