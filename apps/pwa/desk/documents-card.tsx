import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#pwa/app/format.ts'
import { ButtonLink } from '#pwa/ui/button.tsx'
import { Dialog } from '#pwa/ui/dialog.tsx'
import { IconFile } from '#pwa/ui/icons.tsx'
import { IconDownload, IconImage } from '#pwa/ui/more-icons.tsx'
import { ListRow } from '#pwa/ui/list-row.tsx'
import { Nothing, Panel } from './panel.tsx'
import type { CaseFile } from './use-desk.ts'

type Listed = CaseFile['documents'][number]
const isPicture = ({ mediaType }: Listed) => mediaType === 'image/jpeg' || mediaType === 'image/png'

/** The evidence of a case. Pictures are shown here; everything else opens in its own program (it came from strangers). */
export function DocumentsCard({ file }: { file: CaseFile }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const [shown, setShown] = useState<Listed | null>(null)
  return (
    <Panel title={t('documents.title')} aside={format.count(file.documents.length)}>
      {file.documents.length === 0 ? <Nothing>{t('documents.none')}</Nothing> : null}
      <ul className="-mx-4 sm:-mx-5">
        {file.documents.map((document) => {
          const Drawing = isPicture(document) ? IconImage : IconFile
          return (
            <ListRow
              key={document.documentId}
              dense
              leading={<Drawing className="size-5 shrink-0 text-ink-soft" />}
              title={<bdi>{document.name}</bdi>}
              sub={t(`documents.${document.kind}`)}
              trailing={null}
              trailingSub={t('documents.kilobytes', {
                size: format.count(Math.ceil(document.sizeBytes / 1024)),
              })}
              onSelect={() => setShown(document)}
            />
          )
        })}
      </ul>
      <Dialog
        open={shown !== null}
        onClose={() => setShown(null)}
        title={shown ? <bdi>{shown.name}</bdi> : ''}
        closeLabel={t('act.close')}
        wide
        actions={
          shown ? (
            <ButtonLink
              href={`/files/documents/${shown.documentId}`}
              download
              icon={<IconDownload className="size-5" />}
            >
              {t('documents.download')}
            </ButtonLink>
          ) : null
        }
      >
        {shown && isPicture(shown) ? (
          <img
            src={`/files/documents/${shown.documentId}?show`}
            alt={t('documents.open', { name: shown.name })}
            className="mx-auto max-h-[70dvh] max-w-full rounded-sm border border-line object-contain"
          />
        ) : (
          <p className="text-ink-soft">{t('documents.onlyDownload')}</p>
        )}
      </Dialog>
    </Panel>
  )
}
