-- The inbox of the desk looks for what is not settled yet; these are few among many.
create index "Message_settledAt_createdAt_idx" on "Message" ("settledAt", "createdAt");
create index "Lead_handledAt_idx" on "Lead" ("handledAt");
create index "SetAsidePayment_settledAt_idx" on "SetAsidePayment" ("settledAt");
create index "Case_onBehalfOfId_entryConfirmedAt_idx" on "Case" ("onBehalfOfId", "entryConfirmedAt");

-- The same days as addWorkingDays of packages/shared/dates.ts: Monday to Friday count, a weekend counts as its Friday.
create function working_days_after(day date, days int) returns date language sql immutable strict parallel safe as $$
  select friday + days + 2 * div(least(extract(isodow from day)::int, 5) - 1 + days, 5)::int
  from (select day - greatest(extract(isodow from day)::int - 5, 0) as friday) as weekday
$$;
