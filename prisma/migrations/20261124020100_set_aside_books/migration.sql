-- Money that is set aside stands in the books from the moment in which we know of it, as far as we know whose account it
-- is on: since when, so that what was set aside before the books knew of such money is not looked for in them.
alter table "SetAsidePayment" add column "bookedAt" timestamptz(3);
