-- AlterTable
ALTER TABLE "Document" ADD COLUMN     "costConsentId" TEXT;

-- CreateTable
CREATE TABLE "CostConsent" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ceilingMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "benefit" TEXT NOT NULL,
    "askedById" TEXT NOT NULL,
    "askedByName" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueOn" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "decidedById" TEXT,
    "decidedByName" TEXT,
    "decidedForName" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedOn" TEXT,
    "answer" TEXT,

    CONSTRAINT "CostConsent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Cost" (
    "id" TEXT NOT NULL,
    "consentId" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "creditorId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "reference" TEXT,
    "documentId" TEXT NOT NULL,
    "recordedOn" TEXT NOT NULL,
    "recordedById" TEXT NOT NULL,
    "recordedByName" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "takenBackOn" TEXT,
    "takenBackById" TEXT,
    "takenBackByName" TEXT,
    "takenBackAt" TIMESTAMPTZ(3),
    "takenBackWhy" TEXT,

    CONSTRAINT "Cost_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Document_costConsentId_idx" ON "Document"("costConsentId");

-- CreateIndex
CREATE INDEX "CostConsent_caseId_idx" ON "CostConsent"("caseId");

-- CreateIndex
CREATE INDEX "CostConsent_creditorId_status_dueOn_idx" ON "CostConsent"("creditorId", "status", "dueOn");

-- CreateIndex
CREATE INDEX "Cost_consentId_idx" ON "Cost"("consentId");

-- CreateIndex
CREATE INDEX "Cost_caseId_idx" ON "Cost"("caseId");

-- CreateIndex
CREATE INDEX "Cost_creditorId_idx" ON "Cost"("creditorId");

-- CreateIndex
CREATE INDEX "Cost_documentId_idx" ON "Cost"("documentId");

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_costConsentId_fkey" FOREIGN KEY ("costConsentId") REFERENCES "CostConsent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CostConsent" ADD CONSTRAINT "CostConsent_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cost" ADD CONSTRAINT "Cost_consentId_fkey" FOREIGN KEY ("consentId") REFERENCES "CostConsent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cost" ADD CONSTRAINT "Cost_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Cost" ADD CONSTRAINT "Cost_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The desk asks and records; a creditor answers for its own cases and reads what was spent.
alter table "CostConsent" enable row level security;
create policy everything on "CostConsent" to saldo_app using (true) with check (true);
create policy own on "CostConsent" to saldo_creditor using ("creditorId" = app_creditor())
  with check ("creditorId" = app_creditor());
grant select, insert, update on "CostConsent" to saldo_app;
grant select on "CostConsent" to saldo_creditor;
grant update (status, "decidedById", "decidedByName", "decidedForName", "decidedAt", "decidedOn", answer)
  on "CostConsent" to saldo_creditor;

alter table "Cost" enable row level security;
create policy everything on "Cost" to saldo_app using (true) with check (true);
create policy own on "Cost" for select to saldo_creditor using ("creditorId" = app_creditor());
grant select, insert, update on "Cost" to saldo_app;
grant select on "Cost" to saldo_creditor;

alter table "CostConsent"
  add constraint status_known check (status in ('WAITING', 'GIVEN', 'REFUSED', 'WITHDRAWN')),
  add constraint kind_known check (
    kind in ('COURT', 'LAWYER', 'ENFORCEMENT', 'TRACING', 'TRANSLATION', 'VISIT', 'OTHER')),
  add constraint ceiling_positive check ("ceilingMinor" > 0),
  -- Whoever is asked is told why and what for.
  add constraint explained check (length(trim(reason)) > 0 and length(trim(benefit)) > 0),
  -- A decision is somebody's, and it was made in time: what comes after the day is no consent (A35).
  add constraint decided_whole check ((status = 'WAITING') = ("decidedAt" is null)
    and ("decidedAt" is null) = ("decidedById" is null) and ("decidedAt" is null) = ("decidedOn" is null)),
  add constraint given_in_time check (status <> 'GIVEN' or "decidedOn" <= "dueOn");

alter table "Cost"
  add constraint amount_positive check ("amountMinor" > 0),
  add constraint explained check (length(trim(what)) > 0),
  -- What is taken back is somebody's word, on a day, with a reason (D7: never silent).
  add constraint taken_back_whole check (num_nulls("takenBackOn", "takenBackById", "takenBackAt", "takenBackWhy") in (0, 4)
    and ("takenBackWhy" is null or length(trim("takenBackWhy")) > 0)),
  add constraint taken_back_later check ("takenBackOn" is null or "takenBackOn" >= "recordedOn");

-- What was asked stays as it was asked, an answer stays as it was given, and yes is said by the creditor alone.
create function keep_cost_consent() returns trigger language plpgsql as $$
begin
  if (new.id, new."caseId", new."creditorId", new.kind, new."ceilingMinor", new.currency, new.reason, new.benefit,
      new."dueOn", new."askedById", new."askedAt")
    is distinct from
    (old.id, old."caseId", old."creditorId", old.kind, old."ceilingMinor", old.currency, old.reason, old.benefit,
      old."dueOn", old."askedById", old."askedAt") then
    raise exception 'What a creditor was asked does not change' using errcode = 'restrict_violation';
  end if;
  if old.status <> 'WAITING' then
    raise exception 'A consent is decided once' using errcode = 'restrict_violation';
  end if;
  if new.status in ('GIVEN', 'REFUSED') and current_user <> 'saldo_creditor' then
    raise exception 'Only the creditor consents' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create function begin_cost_consent() returns trigger language plpgsql as $$
begin
  if new.status <> 'WAITING' then
    raise exception 'A consent begins as a question' using errcode = 'restrict_violation';
  end if;
  if not exists (select from "Case" c
    where c.id = new."caseId" and c."creditorId" = new."creditorId" and c.currency = new.currency) then
    raise exception 'A consent is about a case of its creditor, in its currency' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger begins before insert on "CostConsent" for each row execute function begin_cost_consent();
create trigger keeps before update on "CostConsent" for each row execute function keep_cost_consent();

-- A35: a cost without a consent of this creditor that covers its case, kind, currency and amount cannot be written. The
-- consent is locked meanwhile, so that two costs at once cannot share what is left of it.
create function cover_cost() returns trigger language plpgsql as $$
declare
  consent "CostConsent";
  spent bigint;
begin
  if tg_op = 'UPDATE' then
    if old."takenBackOn" is not null or (new.id, new."consentId", new."caseId", new."creditorId", new.kind,
        new."amountMinor", new.currency, new.what, new.reference, new."documentId", new."recordedOn")
      is distinct from (old.id, old."consentId", old."caseId", old."creditorId", old.kind,
        old."amountMinor", old.currency, old.what, old.reference, old."documentId", old."recordedOn") then
      raise exception 'A cost is taken back, not changed' using errcode = 'restrict_violation';
    end if;
    return new;
  end if;
  select * into consent from "CostConsent" where id = new."consentId" for update;
  if consent.status is distinct from 'GIVEN' or consent."creditorId" <> new."creditorId"
    or consent."caseId" <> new."caseId" or consent.kind <> new.kind or consent.currency <> new.currency then
    raise exception 'No consent covers this cost' using errcode = 'restrict_violation';
  end if;
  select coalesce(sum("amountMinor"), 0) into spent
    from "Cost" where "consentId" = new."consentId" and "takenBackOn" is null;
  if spent + new."amountMinor" > consent."ceilingMinor" then
    raise exception 'More than the creditor has consented to' using errcode = 'restrict_violation';
  end if;
  if not exists (select from "Document" d where d.id = new."documentId" and d."costConsentId" = new."consentId"
    and d."removedAt" is null) then
    raise exception 'A cost has its bill' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger covered before insert or update on "Cost" for each row execute function cover_cost();

create trigger no_delete before delete on "CostConsent" for each row execute function refuse_change();
create trigger no_truncate before truncate on "CostConsent" for each statement execute function refuse_change();
create trigger no_delete before delete on "Cost" for each row execute function refuse_change();
create trigger no_truncate before truncate on "Cost" for each statement execute function refuse_change();
