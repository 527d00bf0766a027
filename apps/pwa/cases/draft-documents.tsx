import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isBlank } from '#shared/cases/case-draft.ts'
import { type DocumentKind, documentKinds } from '#shared/cases/document.ts'
import type { DocumentId, InvoiceId } from '#shared/ids.ts'
import { useFormat } from '#pwa/app/format.ts'
import { say } from '#pwa/app/say.ts'
import { trpcClient } from '#pwa/app/trpc.ts'
import { Progress } from '#pwa/ui/progress.tsx'
import { SelectField } from '#pwa/ui/select-field.tsx'
import { AddFiles } from './add-files.tsx'
import { ArrivedRow } from './arrived-row.tsx'
import type { StepProps } from './draft-form.tsx'
import { StepActions } from './step-actions.tsx'
import { UploadRow } from './upload-row.tsx'
import { uploads, useUploads } from './uploads.ts'
import type { OpenDraft } from './use-draft.ts'

/** Photos and files of a draft, each with what it is and the invoice it belongs to. */
export function DocumentsStep({ caseId, desk, open, onNext, onBack }: StepProps) {
  const { t } = useTranslation('cases')
  const { draft, documents } = open
  const waiting = useUploads(caseId)
  const { refreshFacts } = desk
  const arrived = waiting.filter(({ state }) => state === 'done').length

  // What has arrived stands in the case; once it is listed there, it leaves the queue.
  useEffect(() => {
    if (arrived > 0) void refreshFacts().catch(() => undefined)
  }, [arrived, refreshFacts])
  useEffect(() => {
    for (const { documentId, state } of waiting) {
      if (state === 'done' && documents.some((document) => document.documentId === documentId))
        uploads.dismiss(documentId)
    }
  }, [waiting, documents])

  const named = (id: DocumentId) => draft.documents.find((document) => document.id === id)
  function name(id: DocumentId, kind: DocumentKind, invoiceId: InvoiceId | null) {
    const others = draft.documents.filter((document) => document.id !== id)
    desk.change({ ...draft, documents: [...others, { id, kind, invoiceId }] })
  }
  async function remove(id: DocumentId, fileName: string) {
    await trpcClient.cases.removeDocument.mutate({ caseId, documentId: id })
    say(t('documents.removed', { name: fileName }))
    await refreshFacts()
  }
  const choice = (id: DocumentId, kind: DocumentKind) => (
    <DocumentChoice
      open={open}
      kind={named(id)?.kind ?? kind}
      invoiceId={named(id)?.invoiceId ?? null}
      onChoose={(chosen, invoiceId) => name(id, chosen, invoiceId)}
    />
  )
  const onTheirWay = waiting.filter(
    ({ documentId }) => !documents.some((document) => document.documentId === documentId),
  )

  return (
    <div className="grid gap-6">
      <Overall caseId={caseId} />
      <AddFiles
        caseId={caseId}
        kindOf={() => likelyKind(open, waiting.length)}
        onAdded={(added) =>
          desk.change({
            ...draft,
            documents: [
              ...draft.documents,
              ...added.map(({ documentId, kind }) => ({ id: documentId, kind, invoiceId: null })),
            ],
          })
        }
      >
        {documents.map((document) => (
          <ArrivedRow
            key={document.documentId}
            document={document}
            onRemove={() => void remove(document.documentId, document.name).catch(() => undefined)}
          >
            {choice(document.documentId, document.kind)}
          </ArrivedRow>
        ))}
        {onTheirWay.map((item) => (
          <UploadRow key={item.documentId} item={item}>
            {item.state === 'failed' ? null : choice(item.documentId, item.kind)}
          </UploadRow>
        ))}
      </AddFiles>
      <StepActions label={t('draft.next.check')} onNext={onNext} onBack={onBack} />
    </div>
  )
}

/** The first files are most likely the invoices, what comes after them something else. */
function likelyKind({ draft, documents }: OpenDraft, waiting: number): DocumentKind {
  const invoices = Math.max(1, draft.invoices.filter((invoice) => !isBlank(invoice)).length)
  return documents.length + waiting < invoices ? 'INVOICE' : 'OTHER'
}

type DocumentChoiceProps = {
  open: OpenDraft
  kind: DocumentKind
  invoiceId: InvoiceId | null
  onChoose: (kind: DocumentKind, invoiceId: InvoiceId | null) => void
}

function DocumentChoice({ open, kind, invoiceId, onChoose }: DocumentChoiceProps) {
  const { t } = useTranslation('cases')
  const invoices = open.draft.invoices.filter((invoice) => !isBlank(invoice))
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <SelectField
        label={t('documents.kind')}
        value={kind}
        onChange={({ target }) =>
          onChoose(documentKinds.find((known) => known === target.value) ?? kind, invoiceId)
        }
        options={documentKinds.map((value) => ({ value, label: t(`documents.${value}`) }))}
      />
      {kind === 'INVOICE' && invoices.length > 1 ? (
        <SelectField
          label={t('documents.invoice')}
          value={invoiceId ?? ''}
          onChange={({ target }) =>
            onChoose(kind, invoices.find(({ id }) => id === target.value)?.id ?? null)
          }
          placeholder={t('documents.invoiceAny')}
          options={invoices.map(({ id, number }, place) => ({
            value: id,
            label: number || t('draft.invoices.one', { place: place + 1 }),
          }))}
        />
      ) : null}
    </div>
  )
}

/** Several files at once are one thing to wait for: so many of so many. */
function Overall({ caseId }: { caseId: StepProps['caseId'] }) {
  const { t } = useTranslation('cases')
  const { count } = useFormat()
  const items = useUploads(caseId).filter(({ state }) => state !== 'failed')
  const [most, setMost] = useState(0)
  const moving = items.filter(({ state }) => state !== 'done').length
  useEffect(() => setMost((before) => (moving === 0 ? 0 : Math.max(before, moving))), [moving])
  if (moving < 2 && most < 2) return null
  const bytes = items.reduce((sum, { size }) => sum + size, 0)
  const sent = items.reduce((sum, item) => sum + item.sent, 0)
  return (
    <Progress
      label={t('documents.overall')}
      percent={bytes > 0 ? (sent / bytes) * 100 : undefined}
      text={t('documents.overallText', { done: count(most - moving), total: count(most) })}
    />
  )
}
