-- A case that the desk entered for a company counts once somebody of the company has said that it is right (A16).
ALTER TABLE "Case" ADD COLUMN "entryConfirmedAt" TIMESTAMPTZ(3);
