import { IconMail, IconPhone } from '#pwa/ui/icons.tsx'

const look =
  'inline-flex min-h-12 min-w-0 items-center gap-2 rounded-sm font-medium text-primary underline-offset-2 hover:underline'

export function ContactLinks({ phone, email }: { phone: string | null; email: string }) {
  return (
    <p className="mt-1 flex flex-wrap gap-x-6">
      {phone ? (
        <a href={`tel:${phone.replace(/[^\d+]/g, '')}`} className={look}>
          <IconPhone className="size-5 shrink-0" />
          <bdi dir="ltr">{phone}</bdi>
        </a>
      ) : null}
      <a href={`mailto:${email}`} className={look}>
        <IconMail className="size-5 shrink-0" />
        <bdi className="min-w-0 truncate">{email}</bdi>
      </a>
    </p>
  )
}
