-- A posting that was read on paper is found by its number, the last ten signs of its id
-- (packages/shared/ledger/posting-number.ts), however many postings there are.
create index "LedgerTransaction_number_idx" on "LedgerTransaction" (right(id, 10));
