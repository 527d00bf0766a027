import { before, cards, entries, type Fault, instead, sql, transfers } from './plant.ts'
import { peoplesFaults } from './planted-by-people.ts'
import { providerFaults } from './planted-at-provider.ts'

export const plantedFaults: readonly Fault[] = [
  {
    name: 'a receipt is posted with twice its amount',
    plant: entries('receipt-cleared', 'new."amountMinor" := new."amountMinor" * 2;'),
    isQuick: true,
    often: transfers,
    by: /bank|receipts are posted whole/,
  },
  {
    name: 'a payment whose webhook is lost is forgotten',
    plant: ({ network }) => {
      Object.assign(network.news, { push: () => 0 })
      const ask = network.door.retrieveCheckout
      network.door.retrieveCheckout = async (id) => ({
        ...(await ask(id)),
        status: 'open',
        paymentStatus: 'unpaid',
      })
    },
    isQuick: true,
    often: cards,
    by: /card provider/,
  },
  {
    name: 'principal is paid before interest',
    plant: (town) =>
      sql(
        town,
        `set session_replication_role = replica;
         update "Agreement" set mandate = jsonb_set(mandate::jsonb, '{allocationOrder}',
           '["PRINCIPAL","INTEREST","COMPENSATION","COSTS"]')`,
      ),
    isQuick: true,
    often: transfers,
    by: /claims/,
  },
  {
    name: 'interest is a cent too much',
    plant: entries('interest-accrued', 'new."amountMinor" := new."amountMinor" + sign(new."amountMinor");'),
    isQuick: true,
    often: transfers,
    by: /claims stand in the books/,
  },
  {
    name: 'the fee does not fall with a receipt that is taken back',
    plant: entries('commission-reversed', instead('payable', 'fees')),
    often: [...transfers, 'recall'],
    by: /shares|our share/,
  },
  {
    name: 'VAT is kept as a fee',
    plant: entries('commission-charged', instead('fees', 'vat')),
    isQuick: true,
    often: transfers,
    by: /shares|our share/,
  },
  {
    name: 'interest runs on for days after the money has arrived',
    plant: before(
      'update',
      'Payment',
      `if new.status = 'SUCCEEDED' and old.status <> 'SUCCEEDED' and new.method = 'bank' then
         new."receivedOn" := ((new."receivedOn")::date + 20)::text; end if;`,
    ),
    isQuick: true,
    often: transfers,
    by: /bank|claims/,
  },
  {
    name: 'a booking that two files tell of is cleared twice',
    plant: before(
      'insert',
      'BankEntry',
      `if exists (select from "BankEntry" b where b.iban = new.iban and b."entryReference" = new."entryReference") then
         new."entryReference" := new."entryReference" || '/2'; end if;`,
    ),
    often: transfers,
    by: /bank/,
  },
  {
    name: 'money is booked for another creditor',
    plant: before(
      'insert',
      'BankEntry',
      `select min(c.id) into new."creditorId" from "Creditor" c where c.id <> new."creditorId";`,
    ),
    isQuick: true,
    often: transfers,
    by: /bank/,
  },
  {
    name: 'a receipt is taken back and its claim stays paid',
    plant: entries('receipt-deallocated', instead('placed', 'claim_principal')),
    isQuick: true,
    often: [...transfers, 'recall'],
    by: /claims|receipts pay what the books say/,
  },
  {
    name: 'what a payer’s bank takes back is passed over in silence',
    plant: before(
      'insert',
      'BankEntry',
      `if new.kind = 'RETURNED_CREDIT' then new.status := 'DONE'; new."matchedBy" := 'RETURN'; end if;`,
    ),
    isQuick: true,
    often: [...transfers, 'recall'],
    by: /bank/,
  },
  {
    name: 'a plan counts a payment that was refused',
    plant: before(
      'update',
      'Payment',
      `if new.status in ('FAILED', 'EXPIRED') and exists (select from "Plan" p where p."caseId" = new."caseId") then
         new.status := 'SUCCEEDED'; new."settledAt" := now(); new."receivedOn" := '2026-11-22'; end if;`,
    ),
    isQuick: true,
    often: ['confirm plan', 'pay plan', 'decline', 'expire', 'hear'],
    by: /card provider/,
  },
  {
    name: 'a file of the bank is taken and never read',
    plant: ({ saldo: { house } }) => {
      const { enqueue } = house.jobs
      house.jobs.enqueue = async (tx, name, ...rest) =>
        name === 'bank.import' ? undefined : enqueue(tx, name, ...rest)
    },
    isQuick: true,
    often: transfers,
    by: /bank/,
  },
  {
    name: 'a creditor is paid twice',
    plant: ({ bank }) => {
      const { order } = bank.door
      bank.door.order = async (asked) => {
        await order({ ...asked, messageId: `${asked.messageId}-2` })
        return order(asked)
      }
    },
    often: [...transfers, 'begin run', 'decide run', 'carry out'],
    by: /bank|shares/,
  },
  {
    name: 'a waiver is agreed to and never counts',
    plant: before('update', 'InterestWaiver', 'new."effectiveOn" := null;'),
    often: ['waive', 'decide waiver'],
    by: /claims/,
  },
  {
    name: 'a refund leaves under a new name each time that it is asked for',
    plant: ({ network }) => {
      const { refund } = network.door
      let count = 0
      network.door.refund = (asked) => refund({ ...asked, refundId: `${asked.refundId}-${(count += 1)}` })
    },
    often: [...cards, 'ask refund', 'decide refund', 'jobs'],
    by: /card provider/,
  },
  {
    name: 'what a debtor pays too much is the creditor’s',
    plant: entries('receipt-allocated', instead('payable', 'debtor_credit')),
    often: transfers,
    by: /claims|shares/,
  },
  ...providerFaults,
  ...peoplesFaults,
]
