import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { RouterLink } from '#pwa/app/link.tsx'
import { useTRPC } from '#pwa/app/trpc.ts'
import { bookAddress, deskBook } from '#pwa/ledger/book-links.ts'
import { Traced } from '#pwa/ledger/traced.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { ConfirmDialog } from '#pwa/ui/confirm-dialog.tsx'
import { TextArea } from '#pwa/ui/text-area.tsx'
import type { BankMoney } from './money-pane.tsx'
import { useDeed } from './use-desk.ts'

type Assignment = BankMoney['assignments'][number]

/** What was decided about the money so far; each can be taken back by reversal, with a reason. */
export function MoneyDone({ money, canUndo }: { money: BankMoney; canUndo: boolean }) {
  const { t } = useTranslation(['bank', 'desk'])
  const format = useFormat()
  const trpc = useTRPC()
  const [asked, setAsked] = useState<Assignment | null>(null)
  const [why, setWhy] = useState('')
  const undo = useDeed(
    trpc.bank.takeBack.mutationOptions(),
    () => t('done.undone'),
    () => {
      setAsked(null)
      setWhy('')
    },
  )
  if (money.assignments.length === 0) return null
  const amountOf = (part: Assignment) => format.money(part.amount, money.currency)
  const amount = asked ? amountOf(asked) : ''
  return (
    <section className="grid grid-cols-1 gap-2 border-t border-line pt-4">
      <h3 className="font-semibold">{t('done.title')}</h3>
      <ul className="grid grid-cols-1 gap-2">
        {money.assignments.map((part) => (
          <li key={part.assignmentId} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <div className="min-w-0 flex-1 basis-48">
              <p>
                <bdi className="figures font-medium">
                  <Traced to={bookAddress(deskBook(money.creditorId), { of: part.postedAs })}>
                    {amountOf(part)}
                  </Traced>
                </bdi>{' '}
                {part.caseId ? (
                  <RouterLink href={`/desk/cases/${part.caseId}`}>
                    {t('done.ASSIGNED', { case: part.caseNumber, name: part.debtorName })}
                  </RouterLink>
                ) : (
                  t('done.GIVEN_BACK', { id: part.endToEndId })
                )}
              </p>
              <p className="text-sm text-ink-soft">
                {[
                  format.instant(part.at),
                  ...(part.why ? [part.why] : []),
                  ...(part.isConfirmed ? [t('done.confirmed')] : []),
                  ...(part.isTakenBack ? [t('done.takenBack', { why: part.takenBackWhy })] : []),
                ].join(' · ')}
              </p>
            </div>
            {canUndo && part.kind === 'ASSIGNED' && !part.isTakenBack ? (
              <Button onClick={() => setAsked(part)}>{t('done.undo')}</Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        danger
        title={t('done.undoTitle')}
        confirmLabel={t('done.undoConfirm', { amount })}
        cancelLabel={t('act.cancel', { ns: 'desk' })}
        closeLabel={t('act.close', { ns: 'desk' })}
        pending={undo.isPending}
        error={undo.fault}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked) undo.mutate({ assignmentId: asked.assignmentId as Id<'bankAssignment'>, why })
        }}
      >
        <p className="mb-4">{t('done.undoText', { amount })}</p>
        <TextArea
          label={t('done.why')}
          rows={2}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </section>
  )
}
