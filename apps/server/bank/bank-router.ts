import {
  assignAsideInput,
  assignMoneyInput,
  declinePayBackInput,
  entriesInput,
  findAsideCasesInput,
  findCasesInput,
  giveBackInput,
  importsInput,
  moneyInput,
  payoutInput,
  payoutsInput,
  payBackSeenInput,
  previewMoneyInput,
  settleDebitInput,
  settleReturnInput,
} from '#shared/bank/bank-input.ts'
import { askCreditInput, sayAccountInput } from '#shared/bank/account-input.ts'
import { ofCase, open, router } from '../trpc.ts'
import { askCredit } from './ask-credit.ts'
import { findAsideCases } from './aside-cases.ts'
import { assignAside, previewAside } from './assign-aside.ts'
import { assignMoney } from './assign-money.ts'
import { creditStanding } from './credit.ts'
import { approvePayBack, declinePayBack, takeBackPayBack } from './decide-pay-back.ts'
import { entries } from './entry-queries.ts'
import { giveBackMoney } from './give-back-money.ts'
import { imports } from './import-queries.ts'
import { findCases, money } from './money-queries.ts'
import { payout, payouts } from './payout-queries.ts'
import { previewMoney } from './preview-money.ts'
import { sayAccount } from './say-account.ts'
import { settleDebit } from './settle-debit.ts'
import { settleReturn } from './settle-return.ts'
import { transferDetails } from './transfer-details.ts'

export const bankRouter = router({
  transfer: ofCase('bank.transfer').query(({ ctx }) => transferDetails(ctx)),
  credit: ofCase('bank.credit').query(({ ctx }) => creditStanding(ctx)),
  askCredit: ofCase('bank.askCredit')
    .input(askCreditInput)
    .mutation(({ ctx, input }) => askCredit(ctx, input)),
  sayAccount: ofCase('bank.sayAccount')
    .input(sayAccountInput)
    .mutation(({ ctx, input }) => sayAccount(ctx, input)),
  imports: open('bank.imports')
    .input(importsInput)
    .query(({ ctx, input }) => imports(ctx, input)),
  entries: open('bank.entries')
    .input(entriesInput)
    .query(({ ctx, input }) => entries(ctx, input)),
  payouts: open('bank.payouts')
    .input(payoutsInput)
    .query(({ ctx, input }) => payouts(ctx, input)),
  payout: open('bank.payout')
    .input(payoutInput)
    .query(({ ctx, input }) => payout(ctx, input)),
  money: open('bank.money')
    .input(moneyInput)
    .query(({ ctx, input }) => money(ctx, input)),
  findCases: open('bank.findCases')
    .input(findCasesInput)
    .query(({ ctx, input }) => findCases(ctx, input)),
  preview: open('bank.preview')
    .input(previewMoneyInput)
    .query(({ ctx, input }) => previewMoney(ctx, input)),
  assign: open('bank.assign')
    .input(assignMoneyInput)
    .mutation(({ ctx, input }) => assignMoney(ctx, input)),
  findAsideCases: open('bank.findAsideCases')
    .input(findAsideCasesInput)
    .query(({ ctx, input }) => findAsideCases(ctx, input)),
  previewAside: open('bank.previewAside')
    .input(assignAsideInput)
    .query(({ ctx, input }) => previewAside(ctx, input)),
  assignAside: open('bank.assignAside')
    .input(assignAsideInput)
    .mutation(({ ctx, input }) => assignAside(ctx, input)),
  giveBack: open('bank.giveBack')
    .input(giveBackInput)
    .mutation(({ ctx, input }) => giveBackMoney(ctx, input)),
  approvePayBack: open('bank.approvePayBack')
    .input(payBackSeenInput)
    .mutation(({ ctx, input }) => approvePayBack(ctx, input)),
  declinePayBack: open('bank.declinePayBack')
    .input(declinePayBackInput)
    .mutation(({ ctx, input }) => declinePayBack(ctx, input)),
  takeBackPayBack: open('bank.takeBackPayBack')
    .input(payBackSeenInput)
    .mutation(({ ctx, input }) => takeBackPayBack(ctx, input)),
  settleReturn: open('bank.settleReturn')
    .input(settleReturnInput)
    .mutation(({ ctx, input }) => settleReturn(ctx, input)),
  settleDebit: open('bank.settleDebit')
    .input(settleDebitInput)
    .mutation(({ ctx, input }) => settleDebit(ctx, input)),
})
