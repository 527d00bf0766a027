import type { MiddlewareHandler } from 'hono'
import type { Config } from './config.ts'
import type { Env } from './request.ts'

/** Headers of every answer; routes that are stricter (the debtor's link) add theirs. */
export function securityHeaders(config: Config): MiddlewareHandler<Env> {
  const isSecure = config.publicUrl.startsWith('https://')
  return async (c, next) => {
    await next()
    const { headers } = c.res
    headers.set('x-content-type-options', 'nosniff')
    headers.set('x-frame-options', 'DENY')
    headers.set('cross-origin-opener-policy', 'same-origin')
    if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'strict-origin-when-cross-origin')
    if (!headers.has('permissions-policy')) {
      headers.set('permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=()')
    }
    if (isSecure) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  }
}

/** What the app may load: its own files, and previews of photos that the person just took. */
export function appPolicy(config: Config): string {
  return [
    "default-src 'self'",
    `script-src 'self'${config.dev ? " 'unsafe-inline'" : ''}`,
    // Positions of menus and the progress of uploads are set by the libraries as inline style.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${config.dev ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}
