import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#pwa/ui/button.tsx'
import { Dialog } from '#pwa/ui/dialog.tsx'
import { useFileSize } from './file-size.ts'
import { shrinkPhotos } from './shrink-photo.ts'

const bytesOf = (files: readonly File[]) => files.reduce((sum, { size }) => sum + size, 0)

/** Smaller copies or the originals? Asked with the figures of both; closing the question sends the originals. */
export function LargePhotos({ photos, onDecided }: { photos: File[]; onDecided: (files: File[]) => void }) {
  const { t } = useTranslation(['cases', 'app'])
  const size = useFileSize()
  const [copies, setCopies] = useState<File[] | null>(null)
  useEffect(() => {
    let isCurrent = true
    void shrinkPhotos(photos).then((made) => {
      if (isCurrent) setCopies(made)
    })
    return () => {
      isCurrent = false
    }
  }, [photos])
  const inWords = (files: readonly File[]) => t('documents.size', { size: size(bytesOf(files)) })
  return (
    <Dialog
      open
      onClose={() => onDecided(photos)}
      title={t('documents.largeTitle')}
      closeLabel={t('common.close', { ns: 'app' })}
      actions={
        <>
          <Button look="primary" pending={!copies} onClick={() => onDecided(copies ?? photos)}>
            {t('documents.smaller')}
          </Button>
          <Button look="secondary" onClick={() => onDecided(photos)}>
            {t('documents.original')}
          </Button>
        </>
      }
    >
      <p>
        {t('documents.largeText', {
          count: photos.length,
          size: inWords(photos),
          smaller: copies ? inWords(copies) : '…',
        })}
      </p>
    </Dialog>
  )
}
