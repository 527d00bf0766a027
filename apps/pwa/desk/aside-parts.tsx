import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseId, Id, InvoiceId } from '#shared/ids.ts'
import type { Minor } from '#shared/money.ts'
import { sayFault } from '#pwa/app/fault.ts'
import { useFormat } from '#pwa/app/format.ts'
import { useTRPC } from '#pwa/app/trpc.ts'
import { CorrectionPreview } from '#pwa/corrections/correction-preview.tsx'
import { Button } from '#pwa/ui/button.tsx'
import { Notice } from '#pwa/ui/notice.tsx'
import { SearchField } from '#pwa/ui/search-field.tsx'
import { PaysFirst } from './pays-first.tsx'
import { useDeed } from './use-desk.ts'
import { useKeys } from './use-keys.ts'

type Props = {
  setAsideId: Id<'setAside'>
  amount: Minor
  currency: string
  isUnknown: boolean
  onDone: () => void
}

/** For which case money that was set aside is, with what it will pay before the button: the server's own rules. */
export function AsideParts({ setAsideId, amount, currency, isUnknown, onDone }: Props) {
  const { t } = useTranslation(['bank', 'desk', 'errors'])
  const format = useFormat()
  const trpc = useTRPC()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ caseId: CaseId; number: string } | null>(null)
  const [named, setNamed] = useState<readonly InvoiceId[]>([])
  const query = useDeferredValue(typed.trim())
  const found = useQuery(trpc.bank.findAsideCases.queryOptions({ setAsideId, query }))
  const input = { setAsideId, caseId: chosen?.caseId ?? ('' as CaseId), invoiceIds: [...named] }
  const preview = useQuery({
    ...trpc.bank.previewAside.queryOptions(input),
    enabled: chosen !== null,
    retry: false,
  })
  const assign = useDeed(trpc.bank.assignAside.mutationOptions(), () => t('assigned'), onDone)
  const choose = (file: { caseId: CaseId; number: string } | null) => {
    setChosen(file)
    setNamed([])
  }
  const offered = chosen ? [] : (found.data ?? [])
  // The first nine are chosen by their figure, as the list beside them shows.
  useKeys(Object.fromEntries(offered.slice(0, 9).map((one, at) => [String(at + 1), () => choose(one)])))
  if (!chosen)
    return (
      <section className="grid grid-cols-1 gap-3">
        <h3 className="font-semibold">{t('setAside.cases', { ns: 'desk' })}</h3>
        <SearchField
          label={t(isUnknown ? 'setAside.searchAll' : 'setAside.search', { ns: 'desk' })}
          value={typed}
          maxLength={80}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {found.data?.length === 0 ? (
          <p className="text-ink-soft">
            {t(isUnknown && query === '' ? 'setAside.typeFirst' : 'setAside.noCase', { ns: 'desk' })}
          </p>
        ) : null}
        <ol className="grid grid-cols-1 gap-2">
          {offered.map((file, at) => (
            <li
              key={file.caseId}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-md border border-line p-3"
            >
              <div className="min-w-0 flex-1 basis-48">
                <p className="font-medium">
                  <span className="figures text-ink-soft">{at < 9 ? `${at + 1} ` : ''}</span>
                  <bdi>{file.debtorName}</bdi> · <bdi dir="ltr">{file.number}</bdi>
                </p>
                <p className="text-sm text-ink-soft">
                  {[
                    t('open', { amount: format.money(file.outstanding, currency) }),
                    ...(file.isOwn ? [t('setAside.own', { ns: 'desk' })] : []),
                    ...(isUnknown ? [file.creditorName] : []),
                  ].join(' · ')}
                </p>
              </div>
              <Button onClick={() => choose(file)}>{t('choose')}</Button>
            </li>
          ))}
        </ol>
      </section>
    )
  return (
    <section className="grid grid-cols-1 gap-4 border-t border-line pt-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">{t('parts.amount', { case: chosen.number })}</h3>
        <Button look="quiet" onClick={() => choose(null)}>
          {t('parts.remove')}
        </Button>
      </div>
      <PaysFirst invoices={preview.data?.cases[0]?.before.invoices ?? []} named={named} onName={setNamed} />
      {preview.data ? (
        <CorrectionPreview title={t('preview.title')} currency={currency} cases={preview.data.cases} />
      ) : null}
      {preview.error ? <Notice tone="bad">{sayFault(preview.error, t)}</Notice> : null}
      {assign.fault ? <Notice tone="bad">{assign.fault}</Notice> : null}
      <Button
        look="primary"
        className="justify-self-start"
        pending={assign.isPending}
        disabled={!preview.data}
        onClick={() => assign.mutate(input)}
      >
        {t('assign', { amount: format.money(amount, currency) })}
      </Button>
    </section>
  )
}
