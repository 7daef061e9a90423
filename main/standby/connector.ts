import type { Send } from './link.ts'

/** Whom a request goes to and who is believed to be that. */
export interface Peer {
  /** Host and port; the first that answers is used. */
  readonly hosts: readonly string[]
  /** Certificate of the site's authority, PEM. */
  readonly authority: string
  /** Of this device; null before it is paired. */
  readonly token: string | null
}

/** How another computer of the site is reached; tests put one in its place. */
export interface Connector {
  /**
   * The certificate of the authority that a host shows, PEM, where its SHA-256 (base64url) is the one expected.
   * Errors: `standby.unreachable`, `standby.stranger`.
   */
  authorityOf(hosts: readonly string[], sha256: string): Promise<string>
  /** Sends requests to a peer that is the one meant, or rejects. */
  sendTo(peer: Peer): Send
}
