import type { ComponentProps, ReactNode } from 'react'

/**
 * What a piece of the kit renders where it links: the native element by default, or the router's own link,
 * wrapped so that it takes `href`. This is how the kit stays free of any router.
 */
export type Anchor = 'a' | ((props: ComponentProps<'a'>) => ReactNode)
