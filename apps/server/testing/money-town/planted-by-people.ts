import type { CommandName } from './commands.ts'
import { before, entries, type Fault, instead, transfers } from './plant.ts'

const refunds: CommandName[] = [...transfers, 'ask refund', 'decide refund']
const corrections: CommandName[] = [...transfers, 'ask correction', 'decide correction']

/** Refunds by transfer, credit that debtors ask for, and corrections: one fault of each class that came with them. */
export const peoplesFaults: readonly Fault[] = [
  {
    name: 'a refund leaves for an account that nobody has named',
    plant: before(
      'insert',
      'PayBack',
      `if new.kind = 'REFUND' then new."toIban" := 'NL91ABNA0417164300'; end if;`,
    ),
    isQuick: true,
    often: refunds,
    by: /refunds/,
  },
  {
    name: 'a refund that its bank sends back counts as given back',
    plant: before(
      'insert',
      'BankEntry',
      `if new.kind = 'RETURNED_TRANSFER' then new.status := 'DONE'; new."matchedBy" := 'TRANSFER'; end if;`,
    ),
    often: [...refunds, 'carry out', 'send back'],
    by: /refunds|bank/,
  },
  {
    name: 'credit that a debtor gets back is taken from the creditor',
    plant: entries('refunded', instead('payable', 'debtor_credit')),
    often: [...transfers, 'ask credit', 'decide refund'],
    by: /claims|shares/,
  },
  {
    name: 'of credit that a debtor asks for a part is forgotten',
    plant: before(
      'insert',
      'Refund',
      `if new."byDebtor" then new."amountMinor" := greatest(1, new."amountMinor" - 100);
         new."fromCreditMinor" := new."amountMinor"; end if;`,
    ),
    isQuick: true,
    often: [...transfers, 'new case', 'ask credit'],
    by: /refunds/,
  },
  {
    name: 'who asks for a correction agrees to it as well',
    plant: before('insert', 'Correction', `new."requestedById" := 'somebody-else';`),
    often: corrections,
    by: /corrections/,
  },
  {
    name: 'a correction that was taken back is carried out',
    plant: before(
      'update',
      'Correction',
      `if new.status = 'TAKEN_BACK' then
         new.status := old.status; new.version := old.version; new."heldUntil" := old."heldUntil"; end if;`,
    ),
    often: ['transfer', 'tell', 'ask correction', 'decide correction'],
    by: /corrections/,
  },
  {
    name: 'money that is moved counts from weeks later',
    plant: before(
      'update',
      'Payment',
      `if new.status = 'SUCCEEDED' and old.status = 'STARTED' and exists (select from "Correction" c
         join "Payment" p on p.id = c."paymentId" where c.status = 'HELD' and c."toCaseId" = new."caseId"
         and p.status = 'TAKEN_BACK' and p."amountMinor" = new."amountMinor") then
         new."receivedOn" := ((new."receivedOn")::date + 20)::text; end if;`,
    ),
    often: corrections,
    by: /corrections/,
  },
  {
    name: 'money that is shared out anew pays what it paid before',
    plant: before(
      'insert',
      'Payment',
      `if exists (select from "Correction" c join "Payment" p on p.id = c."paymentId"
         where c.status = 'HELD' and c.kind = 'RESHARE' and p.status = 'TAKEN_BACK' and p."caseId" = new."caseId"
         and p."amountMinor" = new."amountMinor") then new."invoiceIds" := '{}'; end if;`,
    ),
    often: corrections,
    by: /corrections/,
  },
]
