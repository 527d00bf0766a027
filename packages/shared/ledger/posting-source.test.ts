import { expect, test } from 'vitest'
import { sourceOf } from './posting-source.ts'

test.each([
  ['receipt-cleared:pay_1', 'PAYMENT', 'pay_1'],
  ['interest-accrued:pay_1:since', 'PAYMENT', 'pay_1'],
  ['claim-reduced:dsp_1', 'DISPUTE', 'dsp_1'],
  ['claim-reduced:pln_1', 'PLAN', 'pln_1'],
  ['claim-reduced:wvr_1', 'WAIVER', 'wvr_1'],
  ['refunded:rfd_1', 'REFUND', 'rfd_1'],
  ['corrected:cor_1:settled', 'CORRECTION', 'cor_1'],
  ['remitted:rmt_1', 'REMITTANCE', 'rmt_1'],
  ['fee-invoice-paid:fin_1:fip_1', 'FEE_INVOICE', 'fin_1'],
  ['receipt-suspended:ben_1', 'BANK', 'ben_1'],
  ['receipt-returned:ben_1:pay_1', 'BANK', 'ben_1'],
  ['charged-back:dp_1:pay_1', 'CHARGEBACK', 'pay_1'],
  ['commission-reversed:dp_1:pay_1', 'PAYMENT', 'pay_1'],
  ['interest-accrued:case_1:2026-10-31', 'MONTH', 'case_1'],
  ['invoice-placed:case_1:first', 'CASE', 'case_1'],
  ['invoice-placed:case_1', 'CASE', 'case_1'],
  ['transfer-confirmed:SALDO-7F3K', 'OTHER', null],
])('%s comes from %s', (cause, kind, id) => {
  expect(sourceOf(cause)).toEqual({ kind, id })
})
