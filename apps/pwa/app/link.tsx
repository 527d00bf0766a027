import type { ComponentProps } from 'react'
import { Link } from 'react-router'

/** The router's link in the shape that the kit asks for: `<ButtonLink as={RouterLink} href="/app/cases">`. */
export function RouterLink({ href = '', ...rest }: ComponentProps<'a'>) {
  return <Link to={href} {...rest} />
}
