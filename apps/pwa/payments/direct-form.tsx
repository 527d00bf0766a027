import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Day, dayOf, instant, isDay, latest } from '#shared/dates.ts'
import { type CaseId, type DisputeId, type InvoiceId, newId } from '#shared/ids.ts'
import { type Minor, typedAmount } from '#shared/money.ts'
import { parseAmount } from '#shared/parse-amount.ts'
import { directMethods, isDirectMethod } from '#shared/payments/direct-payment.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useActor } from '#pwa/app/session.tsx'
import { AmountField } from '#pwa/ui/amount-field.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { Card } from '#pwa/ui/card.tsx'
import { Checkbox } from '#pwa/ui/checkbox.tsx'
import { ActionBar } from '#pwa/ui/column.tsx'
import { DateField } from '#pwa/ui/date-field.tsx'
import { IconSend } from '#pwa/ui/more-icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { SelectField } from '#pwa/ui/select-field.tsx'
import { TextField } from '#pwa/ui/text-field.tsx'
import { DirectClock } from './direct-clock.tsx'
import { ProofFiles } from './direct-proof.tsx'
import type { DirectOfCase } from './use-direct.ts'
import { useSendReport } from './use-send-report.ts'

/** What is known beforehand: what a debtor said who has paid already. */
export type Prefilled = { disputeId: DisputeId; on: Day; amount: Minor; reference: string | null }

type Props = { caseId: CaseId; of: DirectOfCase; prefilled: Prefilled | null }

const minuteOf = (time: string): number | null => {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(time) ?? []
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes)
}

/** Everything a report needs on one screen (A38), the clock first, and what follows before the button. */
export function DirectForm({ caseId, of, prefilled }: Props) {
  const { t } = useTranslation(['payments', 'errors'])
  const format = useFormat()
  const actor = useActor()
  const userId = 'userId' in actor ? actor.userId : ''
  const [directPaymentId, setId] = useState(() => newId('directPayment', Date.now()))
  // Without a connection what is remembered may be days old: the device knows the day better.
  const today = latest(of.today, dayOf(instant(new Date().toISOString()), of.timeZone))
  const [on, setOn] = useState<string>(prefilled?.on ?? today)
  const [time, setTime] = useState('')
  const [typed, setTyped] = useState(
    prefilled ? typedAmount(prefilled.amount, of.currency, format.language) : '',
  )
  const [method, setMethod] = useState('TRANSFER')
  const [reference, setReference] = useState(prefilled?.reference ?? '')
  const [invoiceIds, setInvoiceIds] = useState<readonly InvoiceId[]>([])
  const [proof, setProof] = useState<readonly File[]>([])
  const [tried, setTried] = useState(false)
  const { send: report, isPending, fault } = useSendReport({ caseId, userId, currency: of.currency })
  const amount = parseAmount(typed, of.currency, format.language)
  const isAmountWrong = amount === null || amount <= 0
  const isDayWrong = !isDay(on) || on > today
  const minute = minuteOf(time)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isAmountWrong || isDayWrong || !isDirectMethod(method) || isPending) return
    const input = {
      caseId,
      directPaymentId,
      receivedOn: on,
      ...(minute === null ? {} : { receivedMinute: minute }),
      amountMinor: amount,
      method,
      ...(reference.trim() ? { reference } : {}),
      invoiceIds: [...invoiceIds],
      ...(prefilled ? { disputeId: prefilled.disputeId } : {}),
    }
    if (!(await report(input, proof))) return
    setId(newId('directPayment', Date.now()))
    setTyped('')
    setReference('')
    setProof([])
    setTried(false)
  }
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Card raised title={t('direct.form')}>
        <div className="grid grid-cols-1 gap-6">
          <div className="grid items-end gap-4 sm:grid-cols-2">
            <DateField
              label={t('direct.received')}
              max={today}
              value={on}
              onChange={({ currentTarget }) => setOn(currentTarget.value)}
              error={
                tried && isDayWrong
                  ? t(isDay(on) ? 'payments.directInFuture' : 'input.day', { ns: 'errors' })
                  : null
              }
            />
            <TextField
              type="time"
              label={t('direct.time')}
              hint={t('direct.timeHint')}
              value={time}
              onChange={({ currentTarget }) => setTime(currentTarget.value)}
            />
          </div>
          {isDay(on) && on <= today ? <DirectClock received={{ on, minute }} timeZone={of.timeZone} /> : null}
          <AmountField
            label={t('direct.amount')}
            hint={t('direct.amountHint', { open: format.money(of.outstanding, of.currency) })}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            error={tried && isAmountWrong ? t('input.amount', { ns: 'errors' }) : null}
            currency={of.currency}
          />
          <SelectField
            label={t('direct.method')}
            value={method}
            onChange={({ currentTarget }) => setMethod(currentTarget.value)}
            options={directMethods.map((value) => ({ value, label: t(`direct.methods.${value}`) }))}
          />
          <TextField
            label={t('direct.reference')}
            hint={t('direct.referenceHint')}
            maxLength={140}
            value={reference}
            onChange={({ currentTarget }) => setReference(currentTarget.value)}
          />
          <Invoices of={of} chosen={invoiceIds} onChosen={setInvoiceIds} />
          <ProofFiles files={proof} onFiles={setProof} />
          <Follows of={of} amount={isAmountWrong ? null : amount} />
          {fault ? (
            <Notice tone="bad" role="alert">
              {fault}
            </Notice>
          ) : null}
        </div>
      </Card>
      <ActionBar aboveBar className="mt-4">
        <Button
          type="submit"
          look="primary"
          wide
          pending={isPending}
          icon={<IconSend className="size-5 rtl:-scale-x-100" />}
        >
          {t('direct.send')}
        </Button>
      </ActionBar>
    </form>
  )
}

type Chosen = {
  of: DirectOfCase
  chosen: readonly InvoiceId[]
  onChosen: (chosen: readonly InvoiceId[]) => void
}

/** Which invoices the payer named; with one invoice there is nothing to choose. */
function Invoices({ of, chosen, onChosen }: Chosen) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const open = of.invoices.filter((invoice) => invoice.open > 0)
  if (open.length < 2) return null
  return (
    <fieldset className="min-w-0">
      <legend className="font-medium">{t('direct.invoices')}</legend>
      <p className="max-w-prose text-sm text-ink-soft">{t('direct.invoicesHint')}</p>
      {open.map(({ invoiceId, number, open: amount }) => (
        <Checkbox
          key={invoiceId}
          checked={chosen.includes(invoiceId)}
          onChange={({ currentTarget: { checked } }) =>
            onChosen(checked ? [...chosen, invoiceId] : chosen.filter((id) => id !== invoiceId))
          }
          label={<bdi>{number}</bdi>}
          hint={t('direct.invoiceOpen', { amount: format.money(amount, of.currency) })}
        />
      ))}
    </fieldset>
  )
}

/** What happens with this button: to the debtor, at the desk, and to our fee; and what does not happen by itself. */
function Follows({ of, amount }: { of: DirectOfCase; amount: Minor | null }) {
  const { t } = useTranslation('payments')
  const format = useFormat()
  const shown = amount === null ? t('direct.follows.theAmount') : format.money(amount, of.currency)
  return (
    <div className="rounded-md bg-sunken p-4">
      <p className="font-semibold">{t('direct.follows.title')}</p>
      <ul className="mt-1 grid max-w-prose list-disc gap-1 ps-5">
        <li>{t('direct.follows.hold', { amount: shown, debtor: of.debtorName })}</li>
        <li>
          {of.managerName
            ? t('direct.follows.desk', { name: of.managerName })
            : t('direct.follows.deskNobody')}
        </li>
        <li>{t('direct.follows.fee')}</li>
      </ul>
    </div>
  )
}
