import { useTranslation } from 'react-i18next'
import { isOver } from '#shared/cases/case.ts'
import { localeOf } from '#shared/languages.ts'
import { useFormat } from '#pwa/app/format.ts'
import { Card } from '#pwa/ui/card.tsx'
import { IconFile } from '#pwa/ui/icons.tsx'
import { IconDownload, IconImage } from '#pwa/ui/more-icons.tsx'
import { CaseAddFiles } from './case-add-files.tsx'
import { Paper, Papers } from './case-paper.tsx'
import type { CaseFile } from './case-screen.tsx'

/** The evidence of a case, each document to be fetched again by whoever sent it. */
export function CaseDocuments({ file: { caseId, documents, status } }: { file: CaseFile }) {
  const { t } = useTranslation('case-file')
  const sizeOf = useSize()
  return (
    <Card title={t('page.documents')} className="pb-2!">
      {documents.length === 0 ? <p className="pb-3 text-ink-soft">{t('page.documentsNone')}</p> : null}
      <Papers>
        {documents.map((document) => (
          <Paper
            key={document.documentId}
            href={`/files/documents/${document.documentId}`}
            icon={document.mediaType.startsWith('image/') ? IconImage : IconFile}
            end={IconDownload}
            title={document.name}
            sub={`${t(`documents.${document.kind}`)} · ${sizeOf(document.sizeBytes)}`}
          />
        ))}
      </Papers>
      {isOver(status) ? null : <CaseAddFiles caseId={caseId} documents={documents} />}
    </Card>
  )
}

/** The size of a file as its reader writes it. */
function useSize() {
  const { language } = useFormat()
  return (bytes: number) => {
    const isLarge = bytes >= 1_000_000
    return new Intl.NumberFormat(localeOf(language), {
      style: 'unit',
      unit: isLarge ? 'megabyte' : 'kilobyte',
      maximumFractionDigits: isLarge ? 1 : 0,
    }).format(isLarge ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1_000)))
  }
}
