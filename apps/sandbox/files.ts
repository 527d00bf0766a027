import type Stripe from 'stripe'
import { now } from './box.ts'
import { endpoint } from './endpoint.ts'
import { invalid } from './errors.ts'
import { newId } from './ids.ts'
import { integer, objectOf, oneOf, required, text } from './parameters.ts'
import { pick } from './pick.ts'

/** What Stripe takes as evidence: what a bank can read. */
const types: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
}
const mostBytes = 5_000_000

const createParameters = {
  purpose: required(oneOf('dispute_evidence')),
  file: required(objectOf({ name: required(text(255)), size: required(integer), type: required(text(100)) })),
}

export const fileEndpoints = [
  endpoint('POST', '/v1/files', createParameters, ({ box }, { file: { name, size, type }, purpose }) => {
    const kind = types[type]
    if (kind === undefined) throw invalid(`Invalid file: evidence must be PDF, JPEG or PNG.`, 'file')
    if (size > mostBytes) throw invalid('Invalid file: evidence must not exceed 5 MB.', 'file')
    const file: Stripe.File = {
      id: newId.file(),
      object: 'file',
      created: now(box),
      expires_at: null,
      filename: name,
      links: null,
      purpose,
      size,
      title: null,
      type: kind,
      url: null,
    }
    return box.store.put('file', file)
  }),
  endpoint('GET', '/v1/files/:id', {}, ({ box, id }) => pick(box, 'file', id)),
]
