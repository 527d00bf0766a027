-- The letters in the middle of every number that we give to one company: C-AV-0007, A-AV-01.
ALTER TABLE "Creditor" ADD COLUMN "code" TEXT;
CREATE UNIQUE INDEX "Creditor_code_key" ON "Creditor"("code");
