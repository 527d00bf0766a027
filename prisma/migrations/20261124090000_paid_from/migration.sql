-- From where a case was paid before is asked for every booking that names none.
CREATE INDEX "BankAssignment_caseId_idx" ON "BankAssignment"("caseId");
