import type { CommandName } from './commands.ts'
import { before, cards, type Fault, transfers } from './plant.ts'

const payouts: CommandName[] = [...cards, 'card payout', 'end payout']
const keeping: CommandName[] = [
  'new case',
  'confirm plan',
  'keep card',
  'pay',
  'hear',
  'jobs',
  'charge cards',
]

/** Payouts, kept cards, contested payments and costs: one fault of each class that came with them. */
export const providerFaults: readonly Fault[] = [
  {
    name: 'what the card provider has paid out is another creditor’s',
    plant: before(
      'update',
      'CardPayoutLine',
      `if new."isBooked" is false and new."creditorId" is not null then
         select min(c.id) into new."creditorId" from "Creditor" c where c.id <> new."creditorId"; end if;`,
    ),
    often: payouts,
    by: /card provider|bank/,
  },
  {
    name: 'what the card provider has kept of a payment is the creditor’s to bear',
    plant: before('insert', 'CardPayoutLine', 'new."feeMinor" := 0;'),
    often: payouts,
    by: /bank|shares/,
  },
  {
    name: 'a payout that is booked at the bank is taken for nothing',
    plant: before('update', 'CollectiveEntry', 'new."subjectId" := null;'),
    often: payouts,
    by: /bank/,
  },
  {
    name: 'a kept card is charged under a new name each time that it is asked for',
    plant: ({ network }) => {
      const { chargeCard } = network.door
      let count = 0
      network.door.findCharge = async () => null
      network.door.chargeCard = (asked) =>
        chargeCard({ ...asked, chargeId: `${asked.chargeId}-${(count += 1)}` })
    },
    often: keeping,
    by: /card provider|kept cards/,
  },
  {
    name: 'what a payer’s bank takes back of a card payment stays in the case',
    plant: before('insert', 'Chargeback', 'new."takenMinor" := new."amountMinor";'),
    often: [...cards, 'contest'],
    by: /card provider/,
  },
  {
    name: 'what we write to a bank never reaches it',
    plant: ({ network }) => {
      const { retrieve } = network.contests.door
      network.contests.door.answer = ({ disputeId }) => retrieve(disputeId)
    },
    often: [...cards, 'new case', 'contest', 'answer contest', 'jobs'],
    by: /contested payments/,
  },
  {
    name: 'a cost is recorded with less than its bill',
    plant: before('insert', 'Cost', 'new."amountMinor" := new."amountMinor" - 1;'),
    often: ['ask costs', 'spend'],
    by: /claims/,
  },
  {
    name: 'a fee is taken of costs that the debtor has paid',
    plant: before(
      'insert',
      'PaymentAllocation',
      `if new.part = 'COSTS' then new.part := 'INTEREST';
         select min(i.id) into new."invoiceId" from "Invoice" i join "Payment" p on p."caseId" = i."caseId"
         where p.id = new."paymentId"; end if;`,
    ),
    often: [...transfers, 'new case', 'ask costs', 'spend'],
    by: /claims|shares|doctor/,
  },
]
