import { cx } from '#pwa/ui/cx.ts'
import { IconMail, IconPhone } from '#pwa/ui/icons.tsx'

const look =
  'inline-flex min-h-12 max-w-full items-center gap-2 text-primary no-underline hover:underline [&>svg]:shrink-0'

type Props = { email?: string | null | undefined; phone?: string | null | undefined; className?: string }

/** The ways to reach somebody; a tap calls or writes. */
export function Reach({ email, phone, className }: Props) {
  return (
    <ul className={cx('grid grid-cols-1', className)}>
      {phone ? (
        <li>
          <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} className={look}>
            <IconPhone className="size-5" />
            <bdi dir="ltr" className="figures">
              {phone}
            </bdi>
          </a>
        </li>
      ) : null}
      {email ? (
        <li>
          <a href={`mailto:${email}`} className={look}>
            <IconMail className="size-5" />
            <bdi dir="ltr" className="min-w-0 break-words">
              {email}
            </bdi>
          </a>
        </li>
      ) : null}
    </ul>
  )
}
