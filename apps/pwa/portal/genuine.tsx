import type { Sender } from '#shared/pages/portal-pages.ts'
import type { PageFrame } from '#shared/pages/page.ts'
import { addressIn } from '#shared/pages/addresses.ts'
import type { Words } from '../pages/words.ts'
import { Facts } from '../ui/facts.tsx'
import { IconShield } from '../ui/more-icons.tsx'

type GenuineProps = { sender: Sender; frame: PageFrame; words: Words }

/** How to check us without believing this page (E15): on the public page, or at a number found elsewhere. */
export function Genuine({ sender, frame, words }: GenuineProps) {
  const t = words('portal')
  const { agency } = frame
  const facts = [
    { key: 'who', label: t('genuine.who'), value: `${agency.name} · ${agency.register}` },
    { key: 'whom', label: t('genuine.whom'), value: sender.creditorName },
    {
      key: 'code',
      label: t('genuine.code'),
      value: (
        <bdi dir="ltr" className="figures text-lg font-semibold">
          {sender.checkCode}
        </bdi>
      ),
    },
  ]
  return (
    <>
      <p className="mb-4">{t('genuine.text')}</p>
      <Facts facts={facts} className="text-ink" />
      <p className="mt-4">{t('genuine.how')}</p>
      <p className="mt-1">
        <a
          href={addressIn(frame.language, '/check')}
          className="inline-flex min-h-12 items-center font-semibold text-primary underline underline-offset-4"
        >
          {t('genuine.check')}
        </a>
      </p>
      <p className="mt-1 text-sm">{t('genuine.never')}</p>
    </>
  )
}

/** The same as a box of its own, on the pages before the second factor. */
export function GenuineCard(props: GenuineProps) {
  const t = props.words('portal')
  return (
    <section aria-labelledby="genuine" className="mt-10 border-t border-line pt-6 text-ink-soft">
      <h2 id="genuine" className="mb-3 flex items-center gap-2 text-lg text-ink">
        <IconShield className="text-primary" />
        {t('genuine.title')}
      </h2>
      <Genuine {...props} />
    </section>
  )
}
