-- AlterTable
ALTER TABLE "Payment" ADD COLUMN     "firstSettledAt" TIMESTAMPTZ(3);

-- What is left of a payment that was partly given back came in when that payment did.
update "Payment" rest set "firstSettledAt" = origin."settledAt"
from "Payment" origin where origin.id = rest."restOfId";
