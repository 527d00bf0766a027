import type { ComponentProps } from 'react'
import { useHref, useLinkClickHandler } from 'react-router'

/**
 * A link of the router in the shape that the kit asks for: `<ButtonLink as={RouterLink} href="/app/cases">`. The
 * router's own one brings along the prefetching of its framework.
 */
export function RouterLink({ href = '', target, onClick, ...rest }: ComponentProps<'a'>) {
  const follow = useLinkClickHandler<HTMLAnchorElement>(href, target ? { target } : {})
  return (
    <a
      {...rest}
      href={useHref(href)}
      target={target}
      onClick={(event) => {
        onClick?.(event)
        if (!event.defaultPrevented) follow(event)
      }}
    />
  )
}
