-- How a letter leaves, and when it left: one that is printed waits at the desk until somebody has posted it.
alter table "Letter"
  add column "channel" text not null default 'EMAIL',
  add column "sentAt" timestamptz(3),
  add constraint channel_known check ("channel" in ('EMAIL', 'POST'));
create index "Letter_channel_sentAt_idx" on "Letter" ("channel", "sentAt");
