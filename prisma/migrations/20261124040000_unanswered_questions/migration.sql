-- A question to the card provider whose answer never came is asked again soon, and not after the long pause.
ALTER TABLE "Payment" ADD COLUMN "isUnanswered" BOOLEAN NOT NULL DEFAULT false;
