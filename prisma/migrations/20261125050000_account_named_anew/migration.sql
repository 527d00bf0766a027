-- Where a debtor asks for what they paid too much, two of the desk agree from the limit on, and each has to see the account
-- that it goes to. An account that is named anew takes back the word of whoever agreed first: by itself, because the debtor
-- who names it may not write who of the desk has agreed.
create function agreed_to_another_account() returns trigger language plpgsql as $$
begin
  if new."byDebtor" and (new."toIban", new."toName") is distinct from (old."toIban", old."toName") then
    new."requestedById" := null;
    select d.name into strict new."requestedByName" from "Case" c join "Debtor" d on d.id = c."debtorId"
      where c.id = new."caseId";
  end if;
  return new;
end $$;
create trigger account_named_anew before update on "Refund"
  for each row execute function agreed_to_another_account();
