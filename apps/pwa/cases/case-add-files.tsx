import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDocumentKind, documentKinds, type DocumentKind } from '#shared/cases/document.ts'
import { Disclosure } from '#pwa/ui/disclosure.tsx'
import { SelectField } from '#pwa/ui/select-field.tsx'
import { AddFiles } from './add-files.tsx'
import type { CaseFile } from './case-screen.tsx'
import { UploadRow } from './upload-row.tsx'
import { uploads, useUploads } from './uploads.ts'

/** More evidence for a case that is already with us: first what it is, then the photo or the file. */
export function CaseAddFiles({ caseId, documents }: Pick<CaseFile, 'caseId' | 'documents'>) {
  const { t } = useTranslation('case-file')
  const [kind, setKind] = useState<DocumentKind>('OTHER')
  const waiting = useUploads(caseId).filter(
    ({ disputeId, directPaymentId }) => disputeId === null && directPaymentId === null,
  )
  const isListed = (id: string) => documents.some(({ documentId }) => documentId === id)
  // What has arrived stands among the documents; once it is listed there, it leaves the queue.
  useEffect(() => {
    for (const { documentId, state } of waiting)
      if (state === 'done' && documents.some((document) => document.documentId === documentId))
        uploads.dismiss(documentId)
  }, [waiting, documents])
  return (
    <Disclosure title={t('page.addDocuments')} className="mt-2 border-b-0!">
      <div className="-ms-7 grid grid-cols-1 gap-4 text-ink">
        <SelectField
          label={t('page.documentKind')}
          value={kind}
          onChange={({ target }) => setKind(isDocumentKind(target.value) ? target.value : kind)}
          options={documentKinds.map((value) => ({ value, label: t(`documents.${value}`) }))}
        />
        <AddFiles caseId={caseId} kindOf={() => kind}>
          {waiting
            .filter(({ documentId }) => !isListed(documentId))
            .map((item) => (
              <UploadRow key={item.documentId} item={item} />
            ))}
        </AddFiles>
      </div>
    </Disclosure>
  )
}
