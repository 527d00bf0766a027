/** Statements that must find nothing. The database refuses most of this by itself; the doctor trusts nobody. */
export const invariants = [
  {
    name: 'every transaction has entries',
    sql: `select t.id from "LedgerTransaction" t where not exists
      (select from "LedgerEntry" e where e."transactionId" = t.id) limit 1`,
  },
  {
    name: 'no entry crosses creditors',
    sql: `select e.id from "LedgerEntry" e join "LedgerAccount" a on a.id = e."accountId"
      where a."creditorId" <> e."creditorId" or a.currency <> e.currency limit 1`,
  },
  {
    name: 'receipts are posted once',
    sql: `select p.id from "Payment" p where p.status = 'SUCCEEDED' and not exists
      (select from "LedgerTransaction" t where t.cause in ('receipt-cleared:' || p.id,
        'suspense-assigned:' || p.id, 'chargeback-won:' || p.id, 'payment:' || p.id)) limit 1`,
  },
  {
    name: 'receipts are allocated',
    sql: `select p.id from "Payment" p where p.status = 'SUCCEEDED' and p."amountMinor" <>
      (select coalesce(sum(a."amountMinor"), 0) from "PaymentAllocation" a where a."paymentId" = p.id) limit 1`,
  },
  {
    name: 'active cases are signed',
    sql: `select c.id from "Case" c left join "Agreement" g on g.id = c."agreementId"
      where c.status in ('ACTIVE', 'EVALUATION', 'PLAN_ACTIVE', 'LEGAL_PROPOSED', 'LEGAL_ACTIVE',
        'INSOLVENCY_MONITORING') and (g.id is null or g."signedAt" > c."activeAt") limit 1`,
  },
  {
    name: 'principal is the sum of invoices',
    sql: `select c.id from "Case" c where c.status <> 'DRAFT' and c."principalMinor" <>
      (select coalesce(sum(i."amountMinor"), 0) from "Invoice" i where i."caseId" = c.id) limit 1`,
  },
  {
    // A35: nothing was spent that no consent of this creditor covers, in kind, currency, amount and time.
    name: 'costs stand under a consent',
    sql: `select c.id from "Cost" c join "CostConsent" s on s.id = c."consentId"
      where s.status <> 'GIVEN' or s."caseId" <> c."caseId" or s."creditorId" <> c."creditorId" or s.kind <> c.kind
        or s.currency <> c.currency or s."decidedAt" > c."recordedAt" or s."ceilingMinor" <
        (select sum(x."amountMinor") from "Cost" x where x."consentId" = s.id and x."takenBackOn" is null) limit 1`,
  },
  {
    name: 'mail is sent',
    sql: `select id from "OutgoingMail" where "sentAt" is null and "failedAt" is null
      and "createdAt" < now() - interval '1 day' limit 1`,
  },
  {
    name: 'money in suspense is what waits',
    sql: `select coalesce(b.id, w.id) as id from
      (select "creditorId" || ' ' || currency as id, sum("restMinor") as rest from "BankEntry" group by 1) w
      full join (select a."creditorId" || ' ' || a.currency as id, -sum(e."amountMinor") as held
        from "LedgerAccount" a join "LedgerEntry" e on e."accountId" = a.id where a.kind = 'SUSPENSE' group by 1) b
        using (id)
      where coalesce(w.rest, 0) <> coalesce(b.held, 0) limit 1`,
  },
]
