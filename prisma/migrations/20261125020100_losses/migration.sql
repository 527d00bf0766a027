-- What a payer's bank takes back after it was given back has left twice: how much of that is ours to bear still. It
-- falls when what was given back comes back after all.
alter table "BankEntry" add column "lossMinor" bigint not null default 0;
alter table "BankEntry" add constraint loss_of_a_return check ("lossMinor" >= 0 and ("lossMinor" = 0 or kind = 'RETURNED_CREDIT'));
update "BankEntry" set "lossMinor" = -"amountMinor" where kind = 'RETURNED_CREDIT' and status = 'DONE' and "matchedBy" = 'PERSON';
