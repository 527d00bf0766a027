import { AuthFault, askAuth } from './ask-auth.ts'

type Descriptor = { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] }
type CreationOptions = Omit<
  PublicKeyCredentialCreationOptions,
  'challenge' | 'user' | 'excludeCredentials'
> & {
  challenge: string
  user: { id: string; name: string; displayName: string }
  excludeCredentials?: Descriptor[]
}
type RequestOptions = Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> & {
  challenge: string
  allowCredentials?: Descriptor[]
}

export const hasPasskeys = (): boolean => 'PublicKeyCredential' in window

/** Signs in with a key of this device or of a phone nearby; no name and no password is typed. */
export async function signInWithPasskey(): Promise<void> {
  const options = await askAuth<RequestOptions>('/passkey/generate-authenticate-options')
  const credential = await chosen(() =>
    navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        allowCredentials: (options.allowCredentials ?? []).map(inBytes),
      },
    }),
  )
  const response = credential.response as AuthenticatorAssertionResponse
  await askAuth('/passkey/verify-authentication', {
    response: wire(credential, {
      authenticatorData: fromBytes(response.authenticatorData),
      signature: fromBytes(response.signature),
      ...(response.userHandle ? { userHandle: fromBytes(response.userHandle) } : {}),
    }),
  })
}

/** Makes a key on this device and leaves its public half with us. */
export async function addPasskey(name: string): Promise<void> {
  const options = await askAuth<CreationOptions>('/passkey/generate-register-options')
  const credential = await chosen(() =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        user: { ...options.user, id: toBytes(options.user.id) },
        excludeCredentials: (options.excludeCredentials ?? []).map(inBytes),
      },
    }),
  )
  const response = credential.response as AuthenticatorAttestationResponse
  await askAuth('/passkey/verify-registration', {
    name,
    response: wire(credential, {
      attestationObject: fromBytes(response.attestationObject),
      transports: response.getTransports(),
    }),
  })
}

/** Closing the browser's own dialog is no fault of anybody. */
async function chosen(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await ask().catch(() => null)
  if (!credential) throw new AuthFault('PASSKEY_CANCELLED')
  return credential as PublicKeyCredential
}

const wire = (credential: PublicKeyCredential, response: Record<string, string | string[]>) => ({
  id: credential.id,
  rawId: fromBytes(credential.rawId),
  type: credential.type,
  clientExtensionResults: credential.getClientExtensionResults(),
  response: { clientDataJSON: fromBytes(credential.response.clientDataJSON), ...response },
})

const inBytes = (descriptor: Descriptor) => ({ ...descriptor, id: toBytes(descriptor.id) })

/** WebAuthn speaks in bytes, the wire in base64url (RFC 4648 section 5, without padding). */
export function toBytes(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

export function fromBytes(bytes: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
