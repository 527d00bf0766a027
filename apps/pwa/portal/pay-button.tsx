import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import type { ButtonLook } from '../ui/button-look.ts'
import { IconCard } from '../ui/icons.tsx'

type PayButtonProps = {
  choice: 'everything' | 'instalment' | 'restore'
  look: ButtonLook
  /** The words with the amount: what the card page will ask for. */
  children: ReactNode
}

/** One tap leads to the card page; the server works out the amount again. */
export function PayButton({ choice, look, children }: PayButtonProps) {
  return (
    <form action="/d/pay" method="post" data-form>
      <input type="hidden" name="choice" value={choice} />
      <Button type="submit" look={look} wide icon={<IconCard className="size-5" />}>
        <bdi className="figures">{children}</bdi>
      </Button>
    </form>
  )
}
