-- Who stands in at the desk is no secret: a creditor sees by name who looks after them meanwhile (A30), and an offer
-- that a debtor makes in their own narrow transaction is told to the deputy, not to an empty chair.
create policy desk on "Absence" for select to saldo_creditor using ("creditorId" is null);
