-- Money that was set aside ends as a receipt, or goes back, or is found to be nothing; until then it stays with a person
-- and a day on which it is looked at again.
alter table "SetAsidePayment"
  add column "postedPaymentId" text,
  add column "keptUntil" text,
  add column "keptById" text,
  add column "keptByName" text,
  add column "keptWhy" text,
  add column "askedById" text,
  add column "askedByName" text,
  add column "askedWhy" text,
  add column "failure" text;
create unique index "SetAsidePayment_postedPaymentId_key" on "SetAsidePayment"("postedPaymentId");

-- What was only noted is money of a payer all the same: a person decides about it again.
update "SetAsidePayment" set "settledAt" = null, "settledById" = null, decision = null
  where decision = 'noted' and "amountMinor" > 0;

alter table "SetAsidePayment"
  add constraint decision_known check (decision in ('post', 'refund', 'noted')),
  add constraint settled_is_decided check ("settledAt" is null or decision is not null),
  add constraint posted_is_whole check ((decision is not distinct from 'post') = ("postedPaymentId" is not null)),
  -- Whoever lets it stay says until when and why.
  add constraint kept_is_whole check (("keptUntil" is null) = ("keptWhy" is null) and ("keptUntil" is null) = ("keptById" is null));
