import { numberFormat } from '#shared/formats.ts'
import type { Language } from '#shared/languages.ts'
import type { ShownDocument, ShownInvoice } from '#shared/pages/portal-pages.ts'
import type { Words } from '../pages/words.ts'
import { IconDownload } from '../ui/more-icons.tsx'
import type { PartProps } from './parts.ts'

export type PaperLink = {
  href: string
  title: string
  sub?: string | undefined
  sizeBytes?: number | undefined
}

/** The papers of an invoice: its copies, or the sheet that says what the creditor stated. */
export function filesOf(
  invoice: ShownInvoice,
  { words, view }: Pick<PartProps, 'words' | 'view'>,
): PaperLink[] {
  const t = words('portal')
  const copies = invoice.documents.map((document) => linkOf(document, words))
  const hasInvoice = invoice.documents.some(({ kind }) => kind === 'INVOICE')
  const sheet = {
    href: `/d/invoices/${invoice.invoiceId}.pdf`,
    title: t('invoices.sheet'),
    sub: t('invoices.sheetWhy', { creditor: view.creditor.name }),
  }
  return hasInvoice ? copies : [sheet, ...copies]
}

export function linkOf(
  { documentId, kind, name, format, sizeBytes }: ShownDocument,
  words: Words,
): PaperLink {
  const t = words('portal')
  return {
    href: `/d/documents/${documentId}.${format}`,
    title: `${t(`papers.${kind}`)}, ${format.toUpperCase()}`,
    sub: name,
    sizeBytes,
  }
}

/** Papers to save. Each whole line is the target. */
export function FileList({
  files,
  language,
  words,
}: {
  files: PaperLink[]
  language: Language
  words: Words
}) {
  if (files.length === 0) return null
  const t = words('portal')
  return (
    <ul className="print:hidden">
      {files.map((file) => (
        <li key={file.href} className="border-t border-line">
          <a
            href={file.href}
            aria-label={t('papers.save', { name: [file.title, file.sub].filter(Boolean).join(', ') })}
            className="group flex min-h-14 items-center gap-3 py-2 text-ink no-underline"
          >
            <IconDownload className="size-5 shrink-0 text-primary" />
            <span className="min-w-0 flex-1">
              <span className="block font-medium group-hover:underline">{file.title}</span>
              {file.sub ? (
                <span className="block text-sm wrap-anywhere text-ink-soft">{file.sub}</span>
              ) : null}
            </span>
            {file.sizeBytes ? (
              <bdi className="figures shrink-0 text-sm text-ink-soft">
                {sizeText(file.sizeBytes, language)}
              </bdi>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
  )
}

function sizeText(bytes: number, language: Language): string {
  const isLarge = bytes >= 1_000_000
  return numberFormat(language, isLarge ? 'megabytes' : 'kilobytes', () => ({
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  })).format(bytes / (isLarge ? 1_000_000 : 1_000))
}
