-- AlterTable
ALTER TABLE "Payment" ADD COLUMN     "reference" TEXT;

-- A receipt that was taken back counts no more, and stays where it is.
alter table "Payment" drop constraint status_known;
alter table "Payment" add constraint status_known
  check (status in ('STARTED', 'SUCCEEDED', 'FAILED', 'EXPIRED', 'SET_ASIDE', 'TAKEN_BACK'));
