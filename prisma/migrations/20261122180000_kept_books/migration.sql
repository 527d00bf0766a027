-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "bookedOn" TEXT;

-- CreateIndex
CREATE INDEX "Case_status_bookedOn_idx" ON "Case"("status", "bookedOn");

-- What stands in the books already says up to which day; a case that was never placed there has none and is placed soon.
update "Case" c set "bookedOn" = t.last
  from (select "caseId", max("postedOn") as last from "LedgerTransaction"
    where kind in ('invoice-placed', 'interest-accrued') group by "caseId") t
  where t."caseId" = c.id;
