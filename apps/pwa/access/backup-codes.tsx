import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#pwa/ui/button.tsx'
import { Checkbox } from '#pwa/ui/checkbox.tsx'
import { CopyButton } from '#pwa/ui/copy-button.tsx'
import { IconDownload } from '#pwa/ui/more-icons.tsx'
import { Notice } from '#pwa/ui/notice.tsx'

/** The codes for a lost phone. They are shown this once, so the way on is to say that they are kept. */
export function BackupCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation(['access', 'app'])
  const [isKept, setKept] = useState(false)
  const text = `Saldo\n${codes.join('\n')}\n`

  function download() {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    const link = Object.assign(document.createElement('a'), { href: url, download: 'saldo-codes.txt' })
    link.click()
    URL.revokeObjectURL(url)
  }

  return (
    <div className="grid gap-5">
      <Notice tone="attention" title={t('backup.title')}>
        {t('backup.text')}
      </Notice>
      <ul
        dir="ltr"
        className="figures grid grid-cols-1 gap-x-6 gap-y-1 rounded-md bg-sunken p-4 font-mono min-[22rem]:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton
          value={text}
          label={t('common.copy', { ns: 'app' })}
          copiedLabel={t('common.copied', { ns: 'app' })}
        />
        <Button onClick={download} icon={<IconDownload className="size-5" />}>
          {t('common.download', { ns: 'app' })}
        </Button>
      </div>
      <Checkbox label={t('backup.kept')} checked={isKept} onChange={() => setKept(!isKept)} />
      <Button look="primary" wide disabled={!isKept} onClick={onDone}>
        {t('backup.done')}
      </Button>
    </div>
  )
}
